package org.entrepot.store.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.entrepot.store.WritesRefusedException;
import org.entrepot.store.WritesRefusedException.Reason;
import org.entrepot.store.spi.Transaction;
import org.junit.jupiter.api.Test;

class CommitterTest {
    private static final byte[] KEY = "key".getBytes(StandardCharsets.UTF_8);

    /** Records in memory whose writes wait, and fail when told to. */
    private static final class FakeTarget implements CommitTarget {
        private final NavigableMap<byte[], byte[]> records = new TreeMap<>(Arrays::compareUnsigned);
        private final CountDownLatch firstWriteBegan = new CountDownLatch(1);
        private final CountDownLatch mayWrite = new CountDownLatch(1);
        private volatile boolean broken;
        private volatile boolean full;

        @Override
        public byte[] get(byte[] key) {
            return records.get(key);
        }

        @Override
        public byte[] firstKey(byte[] from, byte[] to, Set<byte[]> except) {
            return records.subMap(from, true, to, false).keySet().stream()
                    .filter(key -> !except.contains(key))
                    .findFirst()
                    .orElse(null);
        }

        @Override
        public long revision() {
            return 0;
        }

        @Override
        public void write(NavigableMap<byte[], byte[]> writes, long revision) throws IOException {
            firstWriteBegan.countDown();
            try {
                mayWrite.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            if (full) {
                throw new WritesRefusedException(Reason.NO_ROOM, "there is no room");
            }
            if (broken) {
                throw new IOException("the disk is gone");
            }
            writes.forEach((key, value) -> {
                if (value == null) {
                    records.remove(key);
                } else {
                    records.put(key, value);
                }
            });
        }
    }

    private static boolean count(Transaction transaction) throws IOException {
        byte[] old = transaction.get(KEY);
        transaction.put(KEY, new byte[] {(byte) (old == null ? 1 : old[0] + 1)});
        return true;
    }

    @Test
    void commits_that_wait_for_a_sync_share_the_next_one() throws Exception {
        FakeTarget target = new FakeTarget();
        AtomicInteger told = new AtomicInteger();
        try (Committer committer = new Committer(target, StoreLimits.defaults(), writes -> told.incrementAndGet())) {
            List<Future<Boolean>> callers = new ArrayList<>();
            try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
                callers.add(executor.submit(() -> committer.commit(CommitterTest::count)));
                target.firstWriteBegan.await();
                CountDownLatch submitted = new CountDownLatch(63);
                for (int i = 0; i < 63; i++) {
                    callers.add(executor.submit(() -> {
                        submitted.countDown();
                        return committer.commit(CommitterTest::count);
                    }));
                }
                submitted.await();
                target.mayWrite.countDown();
            }
            for (Future<Boolean> caller : callers) {
                assertThat(caller.get()).isTrue();
            }

            assertThat(target.records.get(KEY)).containsExactly(64);
            assertThat(committer.statistics().commits()).isEqualTo(64);
            // The last to announce itself may come a moment late.
            assertThat(committer.statistics().batches()).isBetween(2L, 12L);
            assertThat(told).hasValue((int) committer.statistics().batches());
        }
    }

    @Test
    void after_a_failed_write_nothing_is_acknowledged_any_more() throws Exception {
        FakeTarget target = new FakeTarget();
        target.broken = true;
        target.mayWrite.countDown();
        AtomicInteger told = new AtomicInteger();
        try (Committer committer = new Committer(target, StoreLimits.defaults(), writes -> told.incrementAndGet())) {
            assertThatThrownBy(() -> committer.commit(CommitterTest::count)).hasMessageContaining("the disk is gone");
            target.broken = false;
            assertThatThrownBy(() -> committer.commit(CommitterTest::count))
                    .isInstanceOfSatisfying(
                            WritesRefusedException.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Reason.STOPPED));
            assertThatThrownBy(() -> committer.commit(transaction -> true)).isInstanceOf(IOException.class);
            assertThat(committer.trouble()).hasMessageContaining("the disk is gone");

            assertThat(told).hasValue(0);
            assertThat(target.records).isEmpty();
            assertThat(committer.statistics()).isEqualTo(new CommitStatistics(0, 0));
        }
    }

    @Test
    void a_batch_without_room_is_refused_and_the_next_one_is_taken_when_there_is_some() throws Exception {
        FakeTarget target = new FakeTarget();
        target.mayWrite.countDown();
        target.full = true;
        AtomicInteger told = new AtomicInteger();
        try (Committer committer = new Committer(target, StoreLimits.defaults(), writes -> told.incrementAndGet())) {
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> committer.commit(CommitterTest::count))
                        .isInstanceOfSatisfying(
                                WritesRefusedException.class,
                                refused -> assertThat(refused.reason()).isEqualTo(Reason.NO_ROOM));
            }
            assertThat(committer.trouble()).isNotNull();
            assertThat(told).hasValue(0);
            target.full = false;

            assertThat(committer.commit(CommitterTest::count)).isTrue();
            assertThat(target.records.get(KEY)).containsExactly(1);
            assertThat(committer.trouble()).isNull();
        }
    }

    /** A disk that hangs until the test is over, and the one commit that it was given. */
    private static Committer hanging(FakeTarget target, StoreLimits limits, ExecutorService executor) throws Exception {
        Committer committer = new Committer(target, limits, writes -> {});
        executor.submit(() -> committer.commit(CommitterTest::count));
        target.firstWriteBegan.await();
        return committer;
    }

    private static Reason refused(Future<Boolean> commit) throws InterruptedException {
        try {
            commit.get();
            throw new AssertionError("the commit was taken");
        } catch (ExecutionException e) {
            return ((WritesRefusedException) e.getCause()).reason();
        }
    }

    @Test
    void one_commit_more_than_may_wait_is_refused_and_those_that_wait_are_done() throws Exception {
        FakeTarget target = new FakeTarget();
        StoreLimits two = new StoreLimits(0, 2, Duration.ofHours(1), 1 << 20);
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
                Committer committer = hanging(target, two, executor)) {
            for (int i = 1; i <= 2; i++) {
                executor.submit(() -> committer.commit(CommitterTest::count));
                while (committer.waiting() < i) {
                    Thread.yield();
                }
            }
            assertThat(refused(executor.submit(() -> committer.commit(CommitterTest::count))))
                    .isEqualTo(Reason.BUSY);
            target.mayWrite.countDown();

            while (committer.statistics().commits() < 3) {
                Thread.yield();
            }
            assertThat(target.records.get(KEY)).containsExactly(3);
        }
    }

    @Test
    void a_disk_that_hangs_keeps_nobody_waiting_whose_commit_it_was_not_given() throws Exception {
        FakeTarget target = new FakeTarget();
        StoreLimits impatient = new StoreLimits(0, 100, Duration.ofMillis(40), 1 << 20);
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
                Committer committer = hanging(target, impatient, executor)) {
            assertThat(refused(executor.submit(() -> committer.commit(CommitterTest::count))))
                    .isEqualTo(Reason.BUSY);
            target.mayWrite.countDown();

            // It answers again; commits are taken as soon as that is noticed.
            while (!target.records.containsKey(KEY)) {
                Thread.yield();
            }
        }
    }

    @Test
    void work_without_writes_costs_no_sync() throws Exception {
        FakeTarget target = new FakeTarget();
        try (Committer committer = new Committer(target, StoreLimits.defaults(), writes -> {})) {
            assertThat(committer.<Long, IOException>commit(Transaction::revision))
                    .isEqualTo(1);
            assertThat(committer.statistics().batches()).isZero();
        }
    }

    @Test
    void a_closed_committer_refuses() throws Exception {
        Committer committer = new Committer(new FakeTarget(), StoreLimits.defaults(), writes -> {});
        committer.close();

        assertThatThrownBy(() -> committer.commit(transaction -> true))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("closed");
    }
}
