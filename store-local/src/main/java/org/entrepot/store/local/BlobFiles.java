package org.entrepot.store.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** What the blob store does to its files. Tests put one in the place of {@link DiskFiles} that fails where they say. */
interface BlobFiles {
    /** Makes a file that is not there, for writing. */
    FileChannel create(Path file) throws IOException;

    /** Opens a file, or a folder to be synced, for reading. */
    FileChannel open(Path file) throws IOException;

    /** Writes all that is left of the buffer. */
    void write(FileChannel file, ByteBuffer bytes) throws IOException;

    /** Makes the bytes and the length of a file durable. */
    void sync(FileChannel file) throws IOException;

    /** Makes the names in an open folder durable. */
    void syncNames(FileChannel folder) throws IOException;

    /** Removes a file; a missing one is no fault. */
    void delete(Path file) throws IOException;

    /** How many bytes may still be written to the disk of this folder. */
    long usableBytes(Path folder);
}
