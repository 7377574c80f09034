package org.entrepot.conformance.durability;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Leads a disk through a recording, from moment to moment. */
final class Replay {
    private final DiskImage disk;
    private final List<Recording.Call> calls;
    private int next;

    Replay(DiskImage disk, Recording recording) {
        this.disk = disk;
        calls = new ArrayList<>(recording.calls());
        calls.removeIf(call -> call.counts() == Recording.NEVER);
        calls.sort(Comparator.comparingInt(Recording.Call::counts));
    }

    /** The disk as it is at a moment, which is not before the last one asked for. */
    DiskImage at(int moment) {
        while (next < calls.size() && calls.get(next).counts() < moment) {
            disk.apply(calls.get(next++));
        }
        return disk;
    }
}
