package org.entrepot.cos;

import java.util.List;
import java.util.Set;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.Query;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;

/**
 * Headers and parameters that would change what a call does and that this server does not obey. They are refused by name;
 * those that merely accompany a request ({@code Pic-Operations}, {@code x-ci-*}, {@code x-cos-sdk-*}) are ignored as {@code
 * cos.md} section 0 says.
 */
final class Unserved {
    /** Lowest and highest limit that the vendor takes, bits a second ({@code cos.md} section 9). */
    private static final long TRAFFIC_MIN = 819_200;

    private static final long TRAFFIC_MAX = 838_860_800;
    private static final String TRAFFIC = "x-cos-traffic-limit";

    private static final List<String> ENCRYPTION = List.of("x-cos-server-side-encryption");

    private static final List<String> WRITE_BEGINNINGS = List.of(
            "x-cos-server-side-encryption",
            "x-cos-copy-source-server-side-encryption",
            "x-cos-callback",
            "x-cos-object-lock",
            "x-cos-retention",
            "x-cos-symlink",
            "x-cos-website-redirect");

    /** Not a beginning: {@code x-cos-tagging-directive} says how to copy tags, of which there are none. */
    private static final String TAGGING = "x-cos-tagging";

    /** COS offers no conditional writes ({@code cos.md} section 9); dropping the condition would lose data. */
    private static final Set<String> WRITE_CONDITIONS =
            Set.of("if-match", "if-none-match", "if-modified-since", "if-unmodified-since");

    private Unserved() {}

    /** Refuses what no call may carry that writes an object or a part of one. */
    static void checkWrite(Headers headers, Query query) throws RefusedException {
        refuse(headers, WRITE_BEGINNINGS);
        if (headers.has(TAGGING)) {
            throw new RefusedException(new Refusal.NotImplemented(TAGGING));
        }
        for (String condition : WRITE_CONDITIONS) {
            if (headers.has(condition)) {
                throw new RefusedException(new Refusal.NotImplemented(condition + " on a write"));
            }
        }
        checkTraffic(headers, query);
    }

    /** Refuses what a GET or HEAD of an object may not carry. */
    static void checkRead(Headers headers, Query query) throws RefusedException {
        refuse(headers, ENCRYPTION);
        checkTraffic(headers, query);
    }

    /** Refuses what a PUT of a bucket may not carry. */
    static void checkCreate(Headers headers) throws RefusedException {
        refuse(headers, List.of(TAGGING, "x-cos-bucket-"));
    }

    private static void refuse(Headers headers, List<String> beginnings) throws RefusedException {
        for (String beginning : beginnings) {
            List<Header> found = headers.startingWith(beginning);
            if (!found.isEmpty()) {
                throw new RefusedException(
                        new Refusal.NotImplemented(found.getFirst().name()));
            }
        }
    }

    private static void checkTraffic(Headers headers, Query query) throws RefusedException {
        String limit = headers.first(TRAFFIC).or(() -> query.first(TRAFFIC)).orElse("");
        if (limit.isBlank()) {
            return;
        }
        boolean isInRange = limit.matches("[0-9]{1,10}")
                && Long.parseLong(limit) >= TRAFFIC_MIN
                && Long.parseLong(limit) <= TRAFFIC_MAX;
        throw new RefusedException(
                isInRange
                        ? new Refusal.NotImplemented(TRAFFIC)
                        : new Refusal.InvalidArgument(
                                TRAFFIC, limit, "a limit is " + TRAFFIC_MIN + " to " + TRAFFIC_MAX + " bits a second"));
    }
}
