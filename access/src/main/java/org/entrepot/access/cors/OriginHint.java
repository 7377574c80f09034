package org.entrepot.access.cors;

import java.util.Locale;
import java.util.Optional;

/** Why an origin narrowly missed a pattern ({@code cors.md} section 9.2). The order is the order of preference. */
public enum OriginHint {
    /** Equal but for letter case; browsers send lower case. */
    CASE_DIFFERS("ORIGIN-CASE-DIFFERS"),
    /** Equal but for a slash at the end; origins have none. */
    TRAILING_SLASH("ORIGIN-TRAILING-SLASH"),
    /** Equal but for {@code http} and {@code https}. */
    SCHEME_DIFFERS("ORIGIN-SCHEME-DIFFERS"),
    /** Equal but for the port. */
    PORT_DIFFERS("ORIGIN-PORT-DIFFERS"),
    /** Equal but for a leading {@code www.} of the host. */
    WWW_DIFFERS("ORIGIN-WWW-DIFFERS");

    private static final String SEPARATOR = "://";

    private final String code;

    OriginHint(String code) {
        this.code = code;
    }

    /** The word used in explanations, such as {@code ORIGIN-PORT-DIFFERS}. */
    public String code() {
        return code;
    }

    /** Why the pattern misses the origin, when one change of this list would make it match; empty otherwise. */
    public static Optional<OriginHint> of(String origin, CorsPattern pattern) {
        if (pattern.matches(origin)) {
            return Optional.empty();
        }
        for (OriginHint hint : values()) {
            if (hint.explains(origin, pattern)) {
                return Optional.of(hint);
            }
        }
        return Optional.empty();
    }

    private boolean explains(String origin, CorsPattern pattern) {
        return switch (this) {
            case CASE_DIFFERS ->
                CorsPattern.of(pattern.text().toLowerCase(Locale.ROOT)).matches(origin.toLowerCase(Locale.ROOT));
            case TRAILING_SLASH -> CorsPattern.of(withoutSlash(pattern.text())).matches(withoutSlash(origin));
            case SCHEME_DIFFERS -> pattern.matches(withOtherScheme(origin));
            case PORT_DIFFERS -> pattern.matches(withPortOf(pattern.text(), origin));
            case WWW_DIFFERS -> pattern.matches(withOrWithoutWww(origin));
        };
    }

    private static String withoutSlash(String text) {
        return text.endsWith("/") && !text.endsWith(SEPARATOR) ? text.substring(0, text.length() - 1) : text;
    }

    private static String withOtherScheme(String origin) {
        if (origin.startsWith("https" + SEPARATOR)) {
            return "http" + origin.substring("https".length());
        }
        return origin.startsWith("http" + SEPARATOR) ? "https" + origin.substring("http".length()) : origin;
    }

    private static String withPortOf(String pattern, String origin) {
        return origin.substring(0, portStart(origin)) + pattern.substring(portStart(pattern));
    }

    /** Where the port begins with its colon, or the length when there is none. */
    private static int portStart(String origin) {
        int separator = origin.indexOf(SEPARATOR);
        int colon = origin.indexOf(':', separator < 0 ? 0 : separator + SEPARATOR.length());
        return colon < 0 ? origin.length() : colon;
    }

    private static String withOrWithoutWww(String origin) {
        int separator = origin.indexOf(SEPARATOR);
        if (separator < 0) {
            return origin;
        }
        String scheme = origin.substring(0, separator + SEPARATOR.length());
        String rest = origin.substring(scheme.length());
        return scheme + (rest.startsWith("www.") ? rest.substring("www.".length()) : "www." + rest);
    }
}
