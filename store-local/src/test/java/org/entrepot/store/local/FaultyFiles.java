package org.entrepot.store.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A disk whose steps fail when a test says so, with what the system would say. */
final class FaultyFiles implements BlobFiles {
    static final String FULL = "No space left on device";
    static final String BROKEN = "Input/output error";
    static final String READ_ONLY = "Read-only file system";

    /** What can fail. */
    enum Step {
        CREATE,
        WRITE,
        SYNC,
        SYNC_NAMES,
        DELETE
    }

    /** What the system says, and how many steps still succeed before. */
    private record Fault(String said, int after) {}

    private final BlobFiles disk = new DiskFiles(Durability.NONE);
    private final Map<Step, Fault> faults = new ConcurrentHashMap<>();
    private volatile long usableBytes = Long.MAX_VALUE;

    /** From the step after so many on each of its kind fails. */
    void fail(Step step, int after, String said) {
        faults.put(step, new Fault(said, after));
    }

    /** All is well again. */
    void mend() {
        faults.clear();
        usableBytes = Long.MAX_VALUE;
    }

    void leaveRoom(long bytes) {
        usableBytes = bytes;
    }

    private void step(Step step) throws IOException {
        Fault fault = faults.get(step);
        if (fault != null) {
            if (fault.after == 0) {
                throw new IOException(fault.said);
            }
            faults.put(step, new Fault(fault.said, fault.after - 1));
        }
    }

    @Override
    public FileChannel create(Path file) throws IOException {
        step(Step.CREATE);
        return disk.create(file);
    }

    @Override
    public FileChannel open(Path file) throws IOException {
        return disk.open(file);
    }

    @Override
    public void write(FileChannel file, ByteBuffer bytes) throws IOException {
        try {
            step(Step.WRITE);
        } catch (IOException fault) {
            // As a full disk does: the beginning is there.
            disk.write(file, bytes.slice(bytes.position(), bytes.remaining() / 2));
            throw fault;
        }
        disk.write(file, bytes);
    }

    @Override
    public void sync(FileChannel file) throws IOException {
        step(Step.SYNC);
        disk.sync(file);
    }

    @Override
    public void syncNames(FileChannel folder) throws IOException {
        step(Step.SYNC_NAMES);
        disk.syncNames(folder);
    }

    @Override
    public void delete(Path file) throws IOException {
        step(Step.DELETE);
        disk.delete(file);
    }

    @Override
    public long usableBytes(Path folder) {
        return usableBytes;
    }
}
