package org.entrepot.bench;

/** The kinds of requests that are compared. */
enum Work {
    GET_SMALL("get-4k"),
    HEAD_SMALL("head"),
    PREFLIGHT("preflight"),
    GET_LARGE("get-1m"),
    PUT_SMALL("put-4k"),
    PUT_LARGE("put-8m"),
    /** A page of 1,000 keys of a bucket with {@link #LISTED_KEYS}; a file server has nothing like it. */
    LIST("list-1000");

    /** Bytes of the objects that {@link #GET_SMALL}, {@link #HEAD_SMALL} and {@link #PUT_SMALL} are about. */
    static final int SMALL_BYTES = 4 << 10;

    /** How many small objects are read in turn. */
    static final int SMALL_OBJECTS = 1000;

    /** Bytes of the objects read by {@link #GET_LARGE}. */
    static final int LARGE_BYTES = 1 << 20;

    /** How many of them are read in turn. */
    static final int LARGE_OBJECTS = 16;

    /** How many small objects are written in turn, each again and again. */
    static final int PUT_SMALL_OBJECTS = 4096;

    /** Bytes of an object written by {@link #PUT_LARGE}. */
    static final int PUT_LARGE_BYTES = 8 << 20;

    /** How many of them are written in turn. */
    static final int PUT_LARGE_OBJECTS = 16;

    /** Keys in the bucket that is listed. */
    static final int LISTED_KEYS = 20_000;

    /** Keys on a page of its listing. */
    static final int LIST_PAGE_KEYS = 1000;

    private final String label;

    Work(String label) {
        this.label = label;
    }

    /** Its name in results. */
    String label() {
        return label;
    }

    /** The path of an object among those read or written, alike on all servers. */
    static String path(String folder, int number) {
        return "/bench/" + folder + "/" + "%05d".formatted(number);
    }
}
