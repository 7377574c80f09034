package org.entrepot.store.local;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.entrepot.store.spi.Catalog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes the catalog. It takes whatever commits are waiting, runs them in order, writes what they wrote as
 * one batch with one sync, and wakes their callers. The longer a sync takes, the more commits the next one carries; where syncs
 * are quicker than commits come, {@link Patience} lets them share. After a failed write it acknowledges nothing any more: nobody can say what reached the disk.
 */
final class Committer implements AutoCloseable {
    /** Bounds what one batch holds in memory; more are never waiting than requests are running. */
    private static final int COMMITS_PER_BATCH_MAX = 1024;

    private static final Logger LOG = LoggerFactory.getLogger(Committer.class);

    private final CommitTarget target;
    private final Consumer<NavigableMap<byte[], byte @Nullable []>> listener;
    private final BlockingQueue<CommitRequest<?, ?>> waiting = new LinkedBlockingQueue<>();
    private final CommitRequest<Boolean, RuntimeException> last = new CommitRequest<>(transaction -> true);
    private final AtomicLong commits = new AtomicLong();
    private final AtomicLong batches = new AtomicLong();
    private final Thread thread;
    private long revision;
    private volatile @Nullable IOException ended;

    /**
     * Starts the thread.
     *
     * @param listener told the writes of each batch when they are durable, before their callers wake
     */
    Committer(CommitTarget target, Consumer<NavigableMap<byte[], byte @Nullable []>> listener) throws IOException {
        this.target = target;
        this.listener = listener;
        revision = target.revision();
        thread = Thread.ofPlatform().name("committer").daemon().start(this::work);
    }

    /** Runs a commit and waits until it is durable. */
    <T, X extends Exception> T commit(Catalog.Work<T, X> work) throws X, IOException {
        CommitRequest<T, X> request = new CommitRequest<>(work);
        waiting.add(request);
        if (ended != null) {
            // The thread may have gone before it saw this request.
            failWaiting();
        }
        return request.await();
    }

    CommitStatistics statistics() {
        return new CommitStatistics(commits.get(), batches.get());
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
            ended = new IOException("the committer stopped", e);
            batch.forEach(request -> {
                request.fail(new IOException("the committer stopped", e));
                request.complete();
            });
        }
        failWaiting();
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
            try {
                target.write(pending, revision);
                commits.addAndGet(wrote);
                batches.incrementAndGet();
                listener.accept(pending);
            } catch (IOException e) {
                LOG.error("the catalog cannot be written; nothing more will be acknowledged until a restart", e);
                ended = e;
                batch.forEach(request -> request.fail(e));
            }
        }
        batch.forEach(CommitRequest::complete);
    }

    private void failWaiting() {
        IOException cause = ended;
        if (cause == null) {
            return;
        }
        for (CommitRequest<?, ?> request = waiting.poll(); request != null; request = waiting.poll()) {
            request.fail(cause);
            request.complete();
        }
    }

    /** Finishes what is waiting and ends the thread. */
    @Override
    public void close() {
        waiting.add(last);
        if (ended != null) {
            failWaiting();
        }
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
