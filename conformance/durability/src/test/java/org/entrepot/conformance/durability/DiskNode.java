package org.entrepot.conformance.durability;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A file or folder on a disk: what is synced, and the changes since then in their order. */
sealed interface DiskNode {
    /** What was changed and when that had been done: a sync that began later covers it. */
    record Change<T>(int ended, T what) {}

    /** Makes the changes durable that had ended when the sync began. */
    void sync(int begun);

    /** A folder: names, and what they stand for. */
    final class Folder implements DiskNode {
        /** The names that a power cut leaves whatever happens. */
        final Map<String, DiskNode> synced = new TreeMap<>();
        /** The names that the process sees. */
        final Map<String, DiskNode> seen = new TreeMap<>();
        /** Each with the names it set, and, as null, those it took away. */
        final List<Change<Map<String, @Nullable DiskNode>>> pending = new ArrayList<>();

        /** Sets and takes away names in one step. */
        void change(int ended, Map<String, @Nullable DiskNode> names) {
            apply(names, seen);
            pending.add(new Change<>(ended, names));
        }

        @Override
        public void sync(int begun) {
            for (Change<Map<String, @Nullable DiskNode>> change : pending) {
                if (change.ended() < begun) {
                    apply(change.what(), synced);
                }
            }
            pending.removeIf(change -> change.ended() < begun);
        }

        static void apply(Map<String, @Nullable DiskNode> names, Map<String, DiskNode> to) {
            names.forEach((name, node) -> {
                if (node == null) {
                    to.remove(name);
                } else {
                    to.put(name, node);
                }
            });
        }
    }

    /** A file. */
    final class File implements DiskNode {
        final FileBytes synced = new FileBytes();
        final List<Change<Edit>> pending = new ArrayList<>();
        /** The size that the process sees. */
        long seenBytes;
        /** Where the next write without a position goes. */
        private long cursor;

        void open(int ended, FileOperation.Open.Start start) {
            if (start == FileOperation.Open.Start.EMPTIED) {
                edit(ended, new Edit.Resize(0));
            }
            cursor = start == FileOperation.Open.Start.END ? seenBytes : 0;
        }

        void write(int ended, long position, byte[] bytes) {
            if (position == FileOperation.Write.BEHIND_THE_LAST) {
                edit(ended, new Edit.Put(cursor, bytes));
                cursor += bytes.length;
            } else {
                edit(ended, new Edit.Put(position, bytes));
            }
        }

        void edit(int ended, Edit edit) {
            pending.add(new Change<>(ended, edit));
            seenBytes = edit.sizeAfter(seenBytes);
        }

        @Override
        public void sync(int begun) {
            pending.forEach(change -> {
                if (change.ended() < begun) {
                    change.what().apply(synced);
                }
            });
            pending.removeIf(change -> change.ended() < begun);
        }
    }

    /** A change of a file's bytes. */
    sealed interface Edit {
        /** Makes the change. */
        void apply(FileBytes bytes);

        /** The file's size afterwards, when it was so large before. */
        long sizeAfter(long sizeBytes);

        /** Bytes at a place. */
        record Put(long position, byte[] bytes) implements Edit {
            @Override
            public void apply(FileBytes file) {
                file.put(position, bytes, bytes.length);
            }

            @Override
            public long sizeAfter(long before) {
                return Math.max(before, position + bytes.length);
            }
        }

        /** Another size. */
        record Resize(long sizeBytes) implements Edit {
            @Override
            public void apply(FileBytes file) {
                file.resize(sizeBytes);
            }

            @Override
            public long sizeAfter(long before) {
                return sizeBytes;
            }
        }

        /** At least this size. */
        record Reserve(long sizeBytesMin) implements Edit {
            @Override
            public void apply(FileBytes file) {
                file.resize(sizeAfter(file.size()));
            }

            @Override
            public long sizeAfter(long before) {
                return Math.max(before, sizeBytesMin);
            }
        }
    }
}
