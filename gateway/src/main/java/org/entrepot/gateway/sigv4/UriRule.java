package org.entrepot.gateway.sigv4;

import java.util.ArrayDeque;
import java.util.Deque;
import org.entrepot.gateway.PercentCoding;
import org.entrepot.gateway.RefusedException;

/** How the path of a request becomes the URI line of the canonical request. */
public enum UriRule {
    /** S3: decode once, encode once, nothing normalised ({@code s3.md} 3.1). */
    ENCODED_ONCE {
        @Override
        String apply(String rawPath) throws RefusedException {
            return encodedOnce(rawPath);
        }
    },
    /** MediaStore and the other services: slashes merged, dots resolved, then the wire path encoded once more. */
    NORMALISED_ENCODED_TWICE {
        @Override
        String apply(String rawPath) {
            return PercentCoding.encode(normalised(rawPath), false);
        }
    },
    /** The wire path encoded once more, nothing normalised. */
    ENCODED_TWICE {
        @Override
        String apply(String rawPath) {
            return PercentCoding.encode(rawPath, false);
        }
    },
    /** Normalised, decoded once, encoded once. */
    NORMALISED_ENCODED_ONCE {
        @Override
        String apply(String rawPath) throws RefusedException {
            return encodedOnce(normalised(rawPath));
        }
    };

    /**
     * The canonical URI.
     *
     * @param rawPath as on the wire, begins with a slash or is empty
     * @throws RefusedException {@link org.entrepot.gateway.Refusal.InvalidUri} when it cannot be decoded
     */
    abstract String apply(String rawPath) throws RefusedException;

    private static String encodedOnce(String rawPath) throws RefusedException {
        return rawPath.isEmpty() ? "/" : PercentCoding.encode(PercentCoding.decode(rawPath, false), false);
    }

    /** Empty segments and {@code .} taken out, {@code ..} resolved, a final slash kept. */
    static String normalised(String rawPath) {
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : rawPath.split("/", -1)) {
            if (segment.equals("..")) {
                segments.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        String joined = "/" + String.join("/", segments);
        return rawPath.endsWith("/") && joined.length() > 1 ? joined + "/" : joined;
    }
}
