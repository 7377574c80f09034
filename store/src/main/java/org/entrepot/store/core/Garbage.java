package org.entrepot.store.core;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import org.entrepot.store.BlobId;
import org.entrepot.store.spi.BlobStore;
import org.entrepot.store.spi.Catalog;
import org.entrepot.store.spi.Snapshot;
import org.entrepot.store.spi.Transaction;

/**
 * The list of blobs that no record uses: named before their first byte, taken off by the commit that uses them, put back by the
 * commit that replaces or removes their object ({@code design.md} section 8.2). What stays on it past its time is deleted.
 */
final class Garbage {
    /** Ids are written down in runs of so many, to spare each upload a commit of its own. */
    private static final int RESERVED_AT_ONCE = 64;
    /** A blob that this process does not write is left alone for so long, in case another one writes it. */
    static final Duration UNFINISHED_KEPT = Duration.ofHours(1);
    /**
     * A blob that was in use stays for so long, for readers that know its object but have not opened it yet; whoever comes too
     * late looks up again. Short, because the memory of its pages is what the next writes need.
     */
    static final Duration REPLACED_KEPT = Duration.ofSeconds(1);
    /** How many blobs put on the list lately are known without reading it; the others wait for {@link #sweep}. */
    private static final int LATELY_MAX = 100_000;
    /** How many blobs one step of the sweep takes. */
    private static final int SWEEP_PAGE = 500;

    private final Catalog catalog;
    private final BlobStore blobs;
    private final Clock clock;
    private final SourceReaders readers;
    private final Set<BlobId> inHand = ConcurrentHashMap.newKeySet();
    /** What was put on the list lately, the longest there first. */
    private final BlockingQueue<Line> lately = new LinkedBlockingQueue<>(LATELY_MAX);

    private final Deque<BlobId> reserved = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();

    /** A line of the list. */
    private record Line(BlobId blob, long dueMillis) {}

    Garbage(Catalog catalog, BlobStore blobs, SourceReaders readers, Clock clock) {
        this.catalog = catalog;
        this.blobs = blobs;
        this.readers = readers;
        this.clock = clock;
    }

    /** An id that is written down. The caller ends with {@link #settled} or {@link #givenUp}. */
    BlobId reserve() throws IOException {
        lock.lock();
        try {
            if (reserved.isEmpty()) {
                List<BlobId> fresh = new ArrayList<>();
                for (int i = 0; i < RESERVED_AT_ONCE; i++) {
                    fresh.add(new BlobId(randomId()));
                }
                writeDown(fresh);
                reserved.addAll(fresh);
            }
            return reserved.removeFirst();
        } finally {
            lock.unlock();
        }
    }

    private void writeDown(List<BlobId> fresh) throws IOException {
        inHand.addAll(fresh);
        boolean written = false;
        try {
            byte[] due = record(due(UNFINISHED_KEPT));
            catalog.<IOException>change(transaction -> {
                fresh.forEach(id -> transaction.put(Keys.garbage(id), due));
            });
            written = true;
        } finally {
            if (!written) {
                fresh.forEach(inHand::remove);
            }
        }
    }

    /** 128 random bits: no two are ever the same, and nothing secret hangs on them. */
    static String randomId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return "%016x%016x".formatted(random.nextLong(), random.nextLong());
    }

    private long due(Duration kept) {
        return clock.millis() + kept.toMillis();
    }

    /** A line of the list. */
    static byte[] record(long dueMillis) {
        return new RecordWriter(0).number(dueMillis).record();
    }

    /** In the commit that begins to use a blob. */
    void take(Transaction transaction, BlobId blob) {
        transaction.delete(Keys.garbage(blob));
    }

    /** In the commit that ends the last use of a blob: how long readers may still come. */
    void queue(Transaction transaction, BlobId blob, Duration kept) {
        long due = due(kept);
        transaction.put(Keys.garbage(blob), record(due));
        // Known a little before it is true: the sweep asks the list itself. What finds no room here is found there
        // later.
        lately.offer(new Line(blob, due));
    }

    /** After the commit that uses a reserved blob. */
    void settled(BlobId blob) {
        inHand.remove(blob);
    }

    /** A reserved blob will not be used: its bytes go now, its line at the next sweep after its time. */
    void givenUp(BlobId blob) {
        try {
            blobs.delete(blob);
        } catch (IOException kept) {
            // It is on the list: the sweep tries again, and tells.
        } finally {
            inHand.remove(blob);
        }
    }

    /** Deletes blobs that became unused lately and whose time has come, without reading the list from end to end. */
    void sweepLately() throws IOException {
        long now = clock.millis();
        List<byte[]> page = new ArrayList<>();
        for (Line line = lately.peek(); line != null && line.dueMillis <= now; line = lately.peek()) {
            lately.remove();
            page.add(Keys.garbage(line.blob));
            if (page.size() == SWEEP_PAGE) {
                removeUnused(page);
                page.clear();
            }
        }
        removeUnused(page);
    }

    /** Deletes every blob whose time has come. */
    void sweep() throws IOException {
        byte[] from = {Keys.GARBAGE};
        byte[] to = Keys.beyond(from);
        while (true) {
            List<byte[]> page = duePage(from, to);
            if (page.isEmpty()) {
                return;
            }
            from = Keys.after(page.getLast());
            removeUnused(page);
        }
    }

    private List<byte[]> duePage(byte[] from, byte[] to) throws IOException {
        long now = clock.millis();
        List<byte[]> page = new ArrayList<>();
        try (Snapshot snapshot = catalog.snapshot();
                Snapshot.Cursor cursor = snapshot.scan(from, to, Snapshot.Direction.ASCENDING)) {
            while (page.size() < SWEEP_PAGE && cursor.next()) {
                if (new RecordReader(cursor.value()).number() <= now) {
                    page.add(cursor.key());
                }
            }
        }
        return page;
    }

    /**
     * An upload leaves {@link #inHand} after its commit took the blob off the list. So a blob that is not in hand, and after
     * that still on the list, is used by nobody.
     */
    private void removeUnused(List<byte[]> page) throws IOException {
        List<byte[]> idle =
                page.stream().filter(key -> !inHand.contains(blob(key))).toList();
        List<byte[]> unused = new ArrayList<>();
        List<byte[]> records = catalog.get(idle);
        for (int i = 0; i < idle.size(); i++) {
            if (records.get(i) != null && removeUnread(blob(idle.get(i)))) {
                unused.add(idle.get(i));
            }
        }
        if (!unused.isEmpty()) {
            catalog.<IOException>change(transaction -> {
                unused.forEach(transaction::delete);
            });
        }
    }

    /** False when somebody is going to read it. */
    private boolean removeUnread(BlobId blob) throws IOException {
        if (!readers.beginRemoval(blob)) {
            return false;
        }
        try {
            blobs.delete(blob);
        } finally {
            readers.removed(blob);
        }
        return true;
    }

    private static BlobId blob(byte[] key) {
        return new BlobId(Keys.textAfter(new byte[] {Keys.GARBAGE}, key));
    }
}
