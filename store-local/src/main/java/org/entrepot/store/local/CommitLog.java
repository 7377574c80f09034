package org.entrepot.store.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * RocksDB's log of the commits that are in no table yet, looked at before RocksDB reads it. RocksDB can be told to stop in silence
 * at the first record that is broken, and then forgets acknowledged commits behind a flipped bit; or to refuse, and then it
 * refuses what every loss of power may leave. Here the two are told apart: one batch at a time is written and synced, so nothing
 * that can be read ever stands behind a record that was torn, and of a torn one a sector is missing.
 *
 * <p>The log is a row of blocks; a record is one fragment, or several where it goes over the end of a block.
 */
final class CommitLog {
    private static final Logger LOG = LoggerFactory.getLogger(CommitLog.class);

    /** The least that disks write whole or not at all. */
    private static final int SECTOR_BYTES = 512;

    private final Path file;
    private final FileChannel channel;
    private final long size;

    private CommitLog(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        this.size = channel.size();
    }

    /**
     * Looks at all logs of a catalog, and cuts off what a loss of power left of a last record. Not of the newest alone: a killed
     * process leaves a record that was never synced, the next one begins another log, and then the power fails.
     *
     * @throws IOException when commits that were acknowledged cannot be read any more; the message names the log
     */
    static void check(Path catalog) throws IOException {
        List<Path> logs;
        try (Stream<Path> files = Files.list(catalog)) {
            logs = files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .toList();
        }
        for (Path file : logs) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                new CommitLog(file, channel).check();
            }
        }
    }

    private void check() throws IOException {
        Records records = records();
        long end = records.end();
        if (end == size) {
            return;
        }
        if (isRecordBehind(end)) {
            throw damaged(end, ", and commits behind that place were acknowledged");
        }
        if (!records.endEarly() && !lacksSector(end)) {
            throw damaged(end, ", and no loss of power leaves it so");
        }
        LOG.warn("{} ends in {} bytes of a commit that was not acknowledged; they are cut off", file, size - end);
        cut(end);
    }

    private void cut(long end) throws IOException {
        try (FileChannel writable = FileChannel.open(file, StandardOpenOption.WRITE)) {
            writable.truncate(end);
            writable.force(true);
        }
    }

    private IOException damaged(long at, String more) {
        return new IOException(
                "its log " + file + " is damaged at byte " + at + more + "; restore the data folder from a copy of it");
    }

    /**
     * What can be read.
     *
     * @param end of the last record before the first that cannot be
     * @param endEarly whether that one fails only because the log ends
     */
    private record Records(long end, boolean endEarly) {}

    private Records records() throws IOException {
        long end = 0;
        boolean isBegun = false;
        for (long at = 0; at < size; at += LogBlock.BYTES) {
            LogBlock block = LogBlock.read(channel, at, size);
            int offset = 0;
            while (!block.isTrailer(offset)) {
                LogBlock.Fragment fragment = block.fragment(offset);
                if (fragment == null || fragment.isFirst() == isBegun) {
                    return new Records(end, at + offset + block.announcedBytes(offset) > size);
                }
                offset += fragment.bytes();
                isBegun = !fragment.isLast();
                end = isBegun ? end : at + offset;
            }
            if (offset < block.length() && block.length() < LogBlock.BYTES) {
                return new Records(end, true);
            }
        }
        // Behind the last record of a block that is full stands nothing.
        return isBegun ? new Records(end, true) : new Records(size, false);
    }

    /** Whether a record begins anywhere behind this place. */
    private boolean isRecordBehind(long place) throws IOException {
        for (long at = place - place % LogBlock.BYTES; at < size; at += LogBlock.BYTES) {
            LogBlock block = LogBlock.read(channel, at, size);
            int from = (int) Math.max(0, place + 1 - at);
            for (int offset = from; !block.isTrailer(offset); offset++) {
                LogBlock.Fragment fragment = block.fragment(offset);
                if (fragment != null && fragment.isFirst()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a sector behind this place was never written. */
    private boolean lacksSector(long place) throws IOException {
        for (long from = place; from < size; ) {
            long to = Math.min(size, from - from % SECTOR_BYTES + SECTOR_BYTES);
            if (isZero(from, (int) (to - from))) {
                return true;
            }
            from = to;
        }
        return false;
    }

    private boolean isZero(long from, int bytes) throws IOException {
        ByteBuffer sector = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        FileBlobReader.readFully(channel, sector, from);
        return sector.flip().mismatch(ByteBuffer.allocate(bytes)) < 0;
    }
}
