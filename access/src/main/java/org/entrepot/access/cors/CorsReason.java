package org.entrepot.access.cors;

/** Why a cross-origin request gets no permission ({@code cors.md} section 9.1). */
public enum CorsReason {
    /** A preflight without {@code Origin}, with an empty one or with several. */
    NO_ORIGIN("no-origin", true),
    /** A preflight whose requested method is missing or none of the five. */
    BAD_METHOD("bad-method", true),
    /** A preflight that asks for something that is no header name. */
    BAD_HEADER("bad-header", true),
    /** The bucket does not exist. */
    NO_BUCKET("no-bucket", false),
    /** The bucket has no rules. */
    NO_CONFIGURATION("no-configuration", false),
    /** No rule covers the origin. */
    ORIGIN("origin", false),
    /** Rules cover the origin, none of them the method. */
    METHOD("method", false),
    /** Rules cover origin and method, none of them all requested headers. */
    HEADERS("headers", false);

    private final String word;
    private final boolean malformed;

    CorsReason(String word, boolean malformed) {
        this.word = word;
        this.malformed = malformed;
    }

    /** The word on the wire, such as {@code no-origin}. */
    public String word() {
        return word;
    }

    /** True when the request itself is at fault: status 400, where the other reasons give 403 or the dialect's own. */
    public boolean isMalformed() {
        return malformed;
    }
}
