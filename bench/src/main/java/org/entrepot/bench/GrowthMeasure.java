package org.entrepot.bench;

/** What is looked at as a bucket grows. */
enum GrowthMeasure {
    FILL_CPU("fill-cpu-micros", "processor time of a write within the process, us", true),
    FILL_RATE("fill-per-second", "writes within the process a second", false),
    FILL_WORST("fill-worst-millis", "the longest of those writes, ms", true),
    PUT_CPU("put-cpu-micros", "PUT, processor time, us", true),
    PUT_RATE("put-per-second", "PUTs a second", false),
    PUT_P99("put-p99-millis", "PUT, 99 of 100 within, ms", true),
    PUT_WORST("put-worst-millis", "the longest PUT, ms", true),
    GET_CPU("get-cpu-micros", "GET of any object, processor time, us", true),
    LIST_FIRST_CPU("list-first-cpu-millis", "first page of 1,000 keys, processor time, ms", true),
    LIST_MIDDLE_CPU("list-middle-cpu-millis", "page of 1,000 keys in the middle, ms", true),
    LIST_FOLDERS_CPU("list-folders-cpu-millis", "page of 1,000 folders, ms", true),
    START_CPU("start-cpu-seconds", "start to first answer, processor time, s", true),
    START_RESIDENT("start-resident-mib", "memory at the first answer, MiB", true),
    END_RESIDENT("end-resident-mib", "memory after the measurements, MiB", true),
    PEAK_RESIDENT("peak-resident-mib", "most memory at once, MiB", true),
    DISK_PER_OBJECT("disk-bytes-per-object", "bytes on disk for each object", true),
    DISK_AMPLIFICATION("disk-amplification", "bytes on disk for each byte of key and body", true),
    UNMERGED("unmerged-mib", "to be merged after the measurements, MiB", true),
    WRITE_STALLS("write-stalls", "times that writes waited for merging during them", true);

    private final String label;
    private final String title;
    private final boolean isCost;

    GrowthMeasure(String label, String title, boolean isCost) {
        this.label = label;
        this.title = title;
        this.isCost = isCost;
    }

    /** Its name in results. */
    String label() {
        return label;
    }

    /** What people call it, with its unit. */
    String title() {
        return title;
    }

    /** Whether less is better. */
    boolean isCost() {
        return isCost;
    }
}
