package org.entrepot.store.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PatienceTest {
    /** A queue that says how often it was waited on, and gives what is left only to those who wait. */
    private static final class Visitors extends LinkedBlockingQueue<Integer> {
        private int waits;
        private int late;

        @Override
        public Integer poll(long timeout, TimeUnit unit) {
            waits++;
            return late-- > 0 ? Integer.valueOf(0) : null;
        }
    }

    private final Visitors queue = new Visitors();
    private final Patience patience = new Patience();

    @Test
    void commits_that_come_one_by_one_never_wait() throws Exception {
        for (int i = 0; i < 100; i++) {
            assertThat(gather(0, 10)).isEqualTo(1);
        }
        assertThat(queue.waits).isZero();
    }

    @Test
    void commits_in_company_wait_until_there_are_enough() throws Exception {
        for (int i = 0; i < 20; i++) {
            gather(1, 100);
        }
        assertThat(gather(1, 100)).isEqualTo(Patience.COMPANY_ENOUGH);
    }

    @Test
    void waits_that_bring_nobody_become_rare() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            gather(1, 0);
        }
        assertThat(queue.waits).isBetween(1, 60);
    }

    @Test
    void a_batch_never_grows_beyond_its_bound() throws Exception {
        for (int i = 0; i < 50; i++) {
            assertThat(gather(40, 100)).isEqualTo(16);
            queue.clear();
        }
    }

    /** One batch: how many it holds when one commit was taken, some are waiting, and some come to those who wait. */
    private int gather(int waiting, int coming) throws InterruptedException {
        List<Integer> batch = new ArrayList<>(List.of(0));
        for (int i = 0; i < waiting; i++) {
            queue.add(0);
        }
        queue.late = coming;
        patience.gather(queue, batch, 16);
        return batch.size();
    }
}
