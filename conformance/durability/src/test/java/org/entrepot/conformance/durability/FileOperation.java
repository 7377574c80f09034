package org.entrepot.conformance.durability;

import java.nio.file.Path;

/** One thing that a process asked of the file system, by the names that the files had at that moment. */
sealed interface FileOperation {
    /** Opens a file for writing; makes an empty one where there is none. */
    record Open(Path file, Start start) implements FileOperation {
        /** Where the first write goes. */
        enum Start {
            BEGINNING,
            /** The beginning, and nothing is left of what was there. */
            EMPTIED,
            END
        }
    }

    /**
     * Writes bytes into an open file.
     *
     * @param position from the file's beginning; {@link #BEHIND_THE_LAST} for where the last write ended
     */
    record Write(Path file, long position, byte[] bytes) implements FileOperation {
        static final long BEHIND_THE_LAST = -1;
    }

    /** Cuts a file short, or makes it longer with zeros. */
    record Resize(Path file, long sizeBytes) implements FileOperation {}

    /** Makes a file no shorter than this. */
    record Reserve(Path file, long sizeBytesMin) implements FileOperation {}

    /** Waits until a file's bytes, or a folder's names, are on the disk. */
    record Sync(Path what) implements FileOperation {}

    /** Gives a file another name in the same folder, taking the place of a file that had it. */
    record Rename(Path from, Path to) implements FileOperation {}

    /** Takes a file's name away. */
    record Unlink(Path file) implements FileOperation {}

    /** Makes a folder. */
    record MakeFolder(Path folder) implements FileOperation {}

    /** Removes an empty folder. */
    record RemoveFolder(Path folder) implements FileOperation {}
}
