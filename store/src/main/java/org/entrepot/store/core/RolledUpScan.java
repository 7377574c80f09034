package org.entrepot.store.core;

import java.io.IOException;
import java.util.Arrays;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.spi.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * Walks the records of a bucket that sort by object key. What is rolled up at a delimiter is skipped, not read: a page costs as
 * much as it has lines, whatever the bucket holds.
 *
 * @param kind of the records
 * @param prefix as for {@link org.entrepot.store.ListQuery}
 * @param delimiter likewise
 */
record RolledUpScan(byte kind, String bucketId, String prefix, String delimiter) {
    /** Takes the lines of a page. */
    interface Lines {
        /** A record that stands for itself. */
        void record(ObjectKey key, Snapshot.Cursor cursor) throws IOException;

        /** A common prefix. */
        void prefix(String prefix);
    }

    /**
     * Gives the lines from here on.
     *
     * @param start where to begin, as made by {@link #after}
     * @return whether more follow
     */
    boolean run(Snapshot snapshot, byte[] start, int limit, Lines lines) throws IOException {
        byte[] begin = Keys.objectPrefix(kind, bucketId, prefix);
        byte[] end = Keys.beyond(begin);
        byte[] from = Arrays.compareUnsigned(start, begin) < 0 ? begin : start;
        if (Arrays.compareUnsigned(from, end) >= 0) {
            return false;
        }
        int count = 0;
        try (Snapshot.Cursor cursor = snapshot.scan(from, end, Snapshot.Direction.ASCENDING)) {
            while (cursor.next()) {
                if (count++ == limit) {
                    return true;
                }
                ObjectKey key = Keys.objectKey(cursor.key());
                String rolledUp = rolledUp(key.value());
                if (rolledUp == null) {
                    lines.record(key, cursor);
                } else {
                    lines.prefix(rolledUp);
                    cursor.skipTo(Keys.beyond(Keys.objectPrefix(kind, bucketId, rolledUp)));
                }
            }
        }
        return false;
    }

    /**
     * Where the first record beyond this key, or beyond everything under this common prefix, may be.
     *
     * @param after empty for the beginning
     */
    byte[] after(String after) {
        if (after.isEmpty() || isRolledUp(after)) {
            byte[] begin = Keys.objectPrefix(kind, bucketId, after);
            return after.isEmpty() ? begin : Keys.beyond(begin);
        }
        return ObjectKey.of(after)
                .map(key -> Keys.beyond(Keys.object(kind, bucketId, key)))
                .orElseGet(() -> Keys.after(Keys.objectPrefix(kind, bucketId, after)));
    }

    /** Whether this text is a common prefix itself. */
    boolean isRolledUp(String text) {
        return text.equals(rolledUp(text));
    }

    /** The common prefix that stands for this key; null when the key stands for itself. */
    private @Nullable String rolledUp(String key) {
        if (delimiter.isEmpty() || !key.startsWith(prefix)) {
            return null;
        }
        int at = key.indexOf(delimiter, prefix.length());
        return at < 0 ? null : key.substring(0, at + delimiter.length());
    }
}
