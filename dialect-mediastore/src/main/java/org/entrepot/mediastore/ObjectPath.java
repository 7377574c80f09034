package org.entrepot.mediastore;

import java.util.Optional;
import java.util.regex.Pattern;
import org.entrepot.gateway.PercentCoding;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;

/** Paths of objects and folders ({@code mediastore.md} section 8). */
final class ObjectPath {
    /** Longest path, characters. */
    static final int LENGTH_MAX = 900;

    /** Most folders around an object. */
    static final int FOLDERS_MAX = 10;

    /** The model's alphabet and the newer guide's equals sign and colon. */
    private static final String SEGMENT = "[A-Za-z0-9_=:.\\-~]+";

    private static final Pattern OBJECT = Pattern.compile("(?:" + SEGMENT + "/){0," + FOLDERS_MAX + "}" + SEGMENT);
    private static final Pattern FOLDER =
            Pattern.compile("/?(?:" + SEGMENT + "/){0," + FOLDERS_MAX + "}(?:" + SEGMENT + ")?/?");
    private static final Pattern SLASHES = Pattern.compile("/{2,}");

    private ObjectPath() {}

    /**
     * The key that a raw path names: runs of slashes are one, the leading one is dropped, escapes are decoded once. Escaped
     * slashes are data, so that keys which only other dialects can write stay readable.
     *
     * @throws RefusedException when the path is empty, ends in a slash, has a dot segment or cannot be decoded
     */
    static String key(String rawPath) throws RefusedException {
        String path = SLASHES.matcher(rawPath).replaceAll("/");
        path = path.startsWith("/") ? path.substring(1) : path;
        if (path.isEmpty()) {
            throw refused(path, "it must name an object");
        }
        if (path.endsWith("/")) {
            throw refused(path, "it must not end in a slash");
        }
        for (String segment : path.split("/", -1)) {
            if (isDots(PercentCoding.decode(segment, false))) {
                throw refused(path, "segments of dots alone are ambiguous");
            }
        }
        return PercentCoding.decode(path, false);
    }

    /** What forbids an object to be written under this key, if anything. */
    static Optional<String> problem(String key) {
        if (key.isEmpty() || key.length() > LENGTH_MAX) {
            return Optional.of("it must have 1 to " + LENGTH_MAX + " characters");
        }
        if (key.chars().filter(c -> c == '/').count() > FOLDERS_MAX) {
            return Optional.of("it must not have more than " + FOLDERS_MAX + " folders");
        }
        if (!OBJECT.matcher(key).matches()) {
            return Optional.of("names in it are made of letters, digits and _ . - ~ = : with single slashes between");
        }
        return hasDots(key) ? Optional.of("segments of dots alone are ambiguous") : Optional.empty();
    }

    /**
     * The prefix of the keys in a folder: empty for the root, else with a slash at its end.
     *
     * @param path as sent in {@code Path}: with or without slashes around it
     * @throws RefusedException when it is no folder's path
     */
    static String folderPrefix(String path) throws RefusedException {
        if (path.length() > LENGTH_MAX) {
            throw refused(path, "it must not have more than " + LENGTH_MAX + " characters");
        }
        if (!FOLDER.matcher(path).matches() || hasDots(path)) {
            throw refused(
                    path,
                    "it must be a folder's path, made of letters, digits and _ . - ~ = : with single slashes"
                            + " between");
        }
        String inner = path.startsWith("/") ? path.substring(1) : path;
        return inner.isEmpty() || inner.endsWith("/") ? trimmedRoot(inner) : inner + "/";
    }

    /** A refusal of a path. */
    static RefusedException refused(String path, String rule) {
        return new RefusedException(new Refusal.InvalidArgument("Path", path, rule));
    }

    private static String trimmedRoot(String inner) {
        return inner.equals("/") ? "" : inner;
    }

    private static boolean hasDots(String path) {
        for (String segment : path.split("/", -1)) {
            if (isDots(segment)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDots(String segment) {
        return segment.equals(".") || segment.equals("..");
    }
}
