package org.entrepot.access.cors.lint;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The names under which anybody may register a name of their own, such as {@code co.uk} or {@code github.io}: Mozilla's
 * Public Suffix List, both of its sections. It is read when it is first asked.
 */
final class PublicSuffixes {
    private static final String RESOURCE = "public_suffix_list.dat";
    private static final String COMMENT = "//";
    private static final String ANY_LABEL = "*.";
    private static final char EXCEPTION = '!';

    private final Set<String> listed = new HashSet<>();
    private final Set<String> exceptions = new HashSet<>();

    private PublicSuffixes() {}

    /** The list that comes with this library. */
    static PublicSuffixes published() {
        return Holder.LIST;
    }

    /** Whether the list has this suffix; in lower case and punycode, without a dot in front. */
    boolean isListed(String suffix) {
        if (exceptions.contains(suffix)) {
            return false;
        }
        int dot = suffix.indexOf('.');
        return listed.contains(suffix) || dot > 0 && listed.contains(ANY_LABEL + suffix.substring(dot + 1));
    }

    /** As {@link #isListed}, but a name of one label that the list does not have counts as well, as the list's own rules say. */
    boolean isSuffix(String name) {
        return isListed(name) || name.indexOf('.') < 0;
    }

    private static PublicSuffixes read() {
        PublicSuffixes suffixes = new PublicSuffixes();
        try (InputStream in = PublicSuffixes.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + RESOURCE + " is missing");
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .forEach(suffixes::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return suffixes;
    }

    private void add(String line) {
        String rule = line.strip();
        if (rule.isEmpty() || rule.startsWith(COMMENT)) {
            return;
        }
        if (rule.charAt(0) == EXCEPTION) {
            exceptions.add(ascii(rule.substring(1)));
        } else if (rule.startsWith(ANY_LABEL)) {
            listed.add(ANY_LABEL + ascii(rule.substring(ANY_LABEL.length())));
        } else {
            listed.add(ascii(rule));
        }
    }

    private static String ascii(String name) {
        boolean isAscii = name.chars().allMatch(c -> c < 0x80);
        return isAscii ? name.toLowerCase(Locale.ROOT) : IDN.toASCII(name, IDN.ALLOW_UNASSIGNED);
    }

    /** Loads the list when it is first needed. */
    private static final class Holder {
        private static final PublicSuffixes LIST = read();
    }
}
