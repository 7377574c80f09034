package org.entrepot.access.cors.lint;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;

/**
 * An origin or origin pattern taken apart, as far as it looks like one.
 *
 * @param scheme with the {@code ://} behind it; empty when there is none
 * @param host may be empty
 * @param port with the colon in front of it; empty when there is none
 * @param rest what follows host and port, which in an origin is nothing
 */
record OriginText(String scheme, String host, String port, String rest) {
    private static final String SEPARATOR = "://";
    private static final int ASCII_MAX = 0x7F;

    /** Letters whose punycode differs between what the JDK knows and what browsers do, and two invisible marks. */
    private static final String DEVIATIONS = "\u00df\u03c2\u200c\u200d";

    static OriginText of(String origin) {
        int separator = origin.indexOf(SEPARATOR);
        int hostStart = separator < 0 ? 0 : separator + SEPARATOR.length();
        int hostEnd = hostStart;
        while (hostEnd < origin.length() && "/?#".indexOf(origin.charAt(hostEnd)) < 0) {
            hostEnd++;
        }
        String authority = origin.substring(hostStart, hostEnd);
        int colon = authority.lastIndexOf(':');
        // The colons of an IPv6 address stand in brackets.
        int portStart = colon > authority.lastIndexOf(']') ? colon : authority.length();
        return new OriginText(
                origin.substring(0, hostStart),
                authority.substring(0, portStart),
                authority.substring(portStart),
                origin.substring(hostEnd));
    }

    String text() {
        return scheme + host + port + rest;
    }

    boolean hasScheme() {
        return !scheme.isEmpty();
    }

    boolean isBareScheme() {
        String all = text().toLowerCase(Locale.ROOT);
        return all.matches("https?(:|://)?");
    }

    boolean hasUpperCase() {
        return (scheme + host).chars().anyMatch(c -> c >= 'A' && c <= 'Z');
    }

    boolean hasDefaultPort() {
        return switch (scheme.toLowerCase(Locale.ROOT)) {
            case "http://" -> port.equals(":80");
            case "https://" -> port.equals(":443");
            default -> false;
        };
    }

    boolean hasNonAscii() {
        return host.chars().anyMatch(c -> c > ASCII_MAX);
    }

    OriginText withoutRest() {
        return new OriginText(scheme, host, port, "");
    }

    OriginText withoutPort() {
        return new OriginText(scheme, host, "", rest);
    }

    OriginText inLowerCase() {
        return new OriginText(scheme.toLowerCase(Locale.ROOT), host.toLowerCase(Locale.ROOT), port, rest);
    }

    /** The origin with its host in punycode; empty where that is no mechanical step. */
    Optional<OriginText> inPunycode() {
        if (host.chars().anyMatch(c -> DEVIATIONS.indexOf(c) >= 0)) {
            return Optional.empty();
        }
        StringBuilder ascii = new StringBuilder();
        for (String label : host.split("\\.", -1)) {
            boolean plain = label.chars().allMatch(c -> c <= ASCII_MAX);
            if (!plain && label.indexOf('*') >= 0) {
                return Optional.empty();
            }
            try {
                ascii.append(ascii.isEmpty() ? "" : ".")
                        .append(plain ? label : IDN.toASCII(label, IDN.ALLOW_UNASSIGNED));
            } catch (IllegalArgumentException noName) {
                return Optional.empty();
            }
        }
        return Optional.of(new OriginText(scheme, ascii.toString(), port, rest));
    }
}
