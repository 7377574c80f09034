package org.entrepot.bench;

/**
 * What is looked at as a bucket grows, and how fast it may grow itself: the exponent of the number of objects, 0 for a cost that
 * does not depend on it, 1 for one that grows as the data does.
 */
enum GrowthMeasure {
    FILL_CPU("fill-cpu-micros", "processor time of a write within the process, us", Limit.AS_THE_DATA),
    FILL_RATE("fill-per-second", "writes within the process a second", Limit.UNJUDGED),
    FILL_WORST("fill-worst-millis", "the longest of those writes, ms", Limit.UNJUDGED),
    PUT_CPU("put-cpu-micros", "PUT, processor time, us", Limit.AS_THE_DATA),
    PUT_RATE("put-per-second", "PUTs a second", Limit.UNJUDGED),
    PUT_P99("put-p99-millis", "PUT, 99 of 100 within, ms", Limit.AS_THE_DATA),
    PUT_WORST("put-worst-millis", "the longest PUT, ms", Limit.UNJUDGED),
    GET_CPU("get-cpu-micros", "GET of any object, processor time, us", Limit.AS_THE_DATA),
    LIST_FIRST_CPU("list-first-cpu-millis", "first page of 1,000 keys, processor time, ms", Limit.AS_THE_DATA),
    LIST_MIDDLE_CPU("list-middle-cpu-millis", "page of 1,000 keys in the middle, ms", Limit.AS_THE_DATA),
    LIST_FOLDERS_CPU("list-folders-cpu-millis", "page of 1,000 folders, ms", Limit.AS_THE_DATA),
    START_CPU("start-cpu-seconds", "start to first answer, processor time, s", Limit.AS_THE_DATA),
    START_RESIDENT("start-resident-mib", "memory at the first answer, MiB", Limit.AS_THE_DATA),
    END_RESIDENT("end-resident-mib", "memory after the measurements, MiB", Limit.AS_THE_DATA),
    PEAK_RESIDENT("peak-resident-mib", "most memory at once, MiB", Limit.AS_THE_DATA),
    DISK_PER_OBJECT("disk-bytes-per-object", "bytes on disk for each object", Limit.CONSTANT),
    DISK_AMPLIFICATION("disk-amplification", "bytes on disk for each byte of key and body", Limit.CONSTANT),
    UNMERGED("unmerged-mib", "to be merged after the measurements, MiB", Limit.AS_THE_DATA),
    WRITE_STALLS("write-stalls", "times that writes waited for merging during them", Limit.AS_THE_DATA);

    private final String label;
    private final String title;
    private final Limit limit;

    GrowthMeasure(String label, String title, Limit limit) {
        this.label = label;
        this.title = title;
        this.limit = limit;
    }

    /** Its name in results. */
    String label() {
        return label;
    }

    /** What people call it, with its unit. */
    String title() {
        return title;
    }

    /** Whether it grows faster than it may, by {@link GrowthReport#growth}. */
    boolean growsTooFast(double growth) {
        return growth > limit.growthMax;
    }

    private enum Limit {
        /** More is better, or a single moment of the machine decides. */
        UNJUDGED(Double.POSITIVE_INFINITY),
        /** Measured for each object or byte; what the machine does besides makes a little of it. */
        CONSTANT(0.1),
        AS_THE_DATA(1);

        private final double growthMax;

        Limit(double growthMax) {
            this.growthMax = growthMax;
        }
    }
}
