package org.entrepot.store.local;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.entrepot.store.WritesRefusedException;
import org.entrepot.store.spi.Catalog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes the catalog. It takes whatever commits are waiting, runs them in order, writes what they wrote as
 * one batch with one sync, and wakes their callers. The longer a sync takes, the more commits the next one carries; where syncs
 * are quicker than commits come, {@link Patience} lets them share.
 *
 * <p>After a failed write it acknowledges nothing any more: nobody can say what reached the disk, and a later sync that succeeds
 * would prove nothing about it. Where the target says that it wrote nothing, for want of room, only that batch is refused.
 */
final class Committer implements AutoCloseable {
    /** Bounds what one batch holds in memory; more are never waiting than requests are running. */
    static final int COMMITS_PER_BATCH_MAX = 1024;

    private static final Logger LOG = LoggerFactory.getLogger(Committer.class);

    private final CommitTarget target;
    private final StoreLimits limits;
    private final Consumer<NavigableMap<byte[], byte @Nullable []>> listener;
    private final BlockingQueue<CommitRequest<?, ?>> waiting = new LinkedBlockingQueue<>();
    private final CommitRequest<Boolean, RuntimeException> last = new CommitRequest<>(transaction -> true);
    private final AtomicLong commits = new AtomicLong();
    private final AtomicLong batches = new AtomicLong();
    private final Thread thread;
    private final Thread watcher;
    private volatile boolean isWriting;
    private volatile long writingSince;
    private long revision;
    /** Why no commit is taken any more; null while they are. */
    private volatile @Nullable IOException ended;
    /** Why the last batch was refused; null when it was not. */
    private volatile @Nullable WritesRefusedException refused;

    /**
     * Starts the thread.
     *
     * @param listener told the writes of each batch when they are durable, before their callers wake
     */
    Committer(CommitTarget target, StoreLimits limits, Consumer<NavigableMap<byte[], byte @Nullable []>> listener)
            throws IOException {
        this.target = target;
        this.limits = limits;
        this.listener = listener;
        revision = target.revision();
        thread = Thread.ofPlatform().name("committer").daemon().start(this::work);
        watcher = Thread.ofVirtual().name("committer's watcher").start(this::watch);
    }

    /**
     * Runs a commit and waits until it is durable.
     *
     * @throws WritesRefusedException {@link WritesRefusedException.Reason#BUSY} when too many wait, or the disk does not answer
     */
    <T, X extends Exception> T commit(Catalog.Work<T, X> work) throws X, IOException {
        if (waiting.size() >= limits.commitsWaitingMax()) {
            throw busy("as many commits wait for the disk as may");
        }
        if (isStalled()) {
            throw busy("the disk does not answer");
        }
        CommitRequest<T, X> request = new CommitRequest<>(work);
        waiting.add(request);
        if (ended != null) {
            // The thread may have gone before it saw this request.
            failWaiting(ended);
        }
        return request.await();
    }

    private static WritesRefusedException busy(String message) {
        return new WritesRefusedException(WritesRefusedException.Reason.BUSY, message);
    }

    /**
     * Keeps a disk that hangs from holding those for ever whose commits it has not been given. The batch that it has been given
     * waits with it: it may yet be kept, and until that is known nobody may remember what was there before.
     */
    private void watch() {
        while (ended == null) {
            try {
                Thread.sleep(limits.commitTimeMax().dividedBy(4));
                if (isStalled()) {
                    failWaiting(busy("the disk does not answer"));
                }
            } catch (InterruptedException closed) {
                return;
            }
        }
    }

    private boolean isStalled() {
        return isWriting
                && System.nanoTime() - writingSince > limits.commitTimeMax().toNanos();
    }

    /** How many commits wait. */
    int waiting() {
        return waiting.size();
    }

    CommitStatistics statistics() {
        return new CommitStatistics(commits.get(), batches.get());
    }

    /** Why commits fail; null when the last one did not. */
    @Nullable
    IOException trouble() {
        return ended == null ? refused : ended;
    }

    private void work() {
        List<CommitRequest<?, ?>> batch = new ArrayList<>();
        Patience patience = new Patience();
        try {
            while (ended == null) {
                batch.clear();
                batch.add(waiting.take());
                patience.gather(waiting, batch, COMMITS_PER_BATCH_MAX);
                run(batch);
                if (batch.contains(last)) {
                    ended = new IOException("the catalog is closed");
                }
            }
        } catch (InterruptedException | RuntimeException | Error e) {
            LOG.error("the committer stopped; nothing more will be written until a restart", e);
            IOException stopped = stopped(new IOException("the committer stopped", e));
            ended = stopped;
            batch.forEach(request -> {
                request.fail(new IOException("the committer stopped", e));
                request.complete();
            });
        }
        failWaiting(Objects.requireNonNull(ended));
    }

    private void run(List<CommitRequest<?, ?>> batch) {
        NavigableMap<byte[], byte @Nullable []> pending = new TreeMap<>(Arrays::compareUnsigned);
        int wrote = 0;
        for (CommitRequest<?, ?> request : batch) {
            if (request.run(target, pending, ++revision)) {
                wrote++;
            }
        }
        if (!pending.isEmpty()) {
            write(batch, pending, wrote);
        }
        batch.forEach(CommitRequest::complete);
    }

    private void write(List<CommitRequest<?, ?>> batch, NavigableMap<byte[], byte @Nullable []> pending, int wrote) {
        writingSince = System.nanoTime();
        isWriting = true;
        try {
            target.write(pending, revision);
            commits.addAndGet(wrote);
            batches.incrementAndGet();
            listener.accept(pending);
            if (refused != null) {
                LOG.info("the catalog has room again");
                refused = null;
            }
        } catch (WritesRefusedException e) {
            if (refused == null) {
                LOG.error("commits are refused until there is room: {}", e.getMessage());
            }
            refused = e;
            batch.forEach(request -> request.fail(e));
        } catch (IOException e) {
            LOG.error("the catalog cannot be written; nothing more will be acknowledged until a restart", e);
            ended = stopped(e);
            batch.forEach(request -> request.fail(e));
        } finally {
            isWriting = false;
        }
    }

    /** What commits are told that come after the fault, of which nothing was written. */
    private static WritesRefusedException stopped(IOException fault) {
        return new WritesRefusedException(
                WritesRefusedException.Reason.STOPPED, "a commit failed: " + fault.getMessage(), fault);
    }

    private void failWaiting(IOException cause) {
        for (CommitRequest<?, ?> request = waiting.poll(); request != null; request = waiting.poll()) {
            request.fail(cause);
            request.complete();
        }
    }

    /** Finishes what is waiting and ends the thread. */
    @Override
    public void close() {
        watcher.interrupt();
        join(watcher);
        waiting.add(last);
        if (ended != null) {
            failWaiting(ended);
        }
        join(thread);
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
