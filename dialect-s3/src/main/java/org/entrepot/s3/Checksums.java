package org.entrepot.s3;

import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.store.DigestKind;
import org.jspecify.annotations.Nullable;

/**
 * The checksum that a request names for its body ({@code s3.md} section 5): in a header, or in a trailer yet to come.
 *
 * @param algorithm null when none is named
 * @param expected the value of the header; empty for a trailer or none
 * @param trailers the trailer names announced, lower case
 */
record Checksums(@Nullable ChecksumAlgorithm algorithm, Map<DigestKind, byte[]> expected, List<String> trailers) {
    private static final Set<String> NO_CHECKSUMS =
            Set.of("x-amz-checksum-mode", "x-amz-checksum-type", "x-amz-checksum-algorithm");

    Checksums {
        expected = Map.copyOf(expected);
        trailers = List.copyOf(trailers);
    }

    /**
     * Reads the headers.
     *
     * @throws RefusedException for two values, unknown algorithms, an announcement of another one, and values that are no
     *     digest
     */
    static Checksums of(Headers headers) throws RefusedException {
        List<Header> inHeaders = sent(headers);
        List<String> trailers = trailers(headers);
        List<String> names = new ArrayList<>();
        inHeaders.forEach(line -> names.add(line.name().toLowerCase(Locale.ROOT)));
        names.addAll(trailers);
        if (names.size() > 1) {
            throw invalid("Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.");
        }
        ChecksumAlgorithm algorithm = names.isEmpty() ? null : algorithm(names.getFirst());
        checkAnnouncement(headers, algorithm);
        Map<DigestKind, byte[]> expected = new EnumMap<>(DigestKind.class);
        if (algorithm != null && !inHeaders.isEmpty()) {
            expected.put(algorithm.kind(), value(algorithm, inHeaders.getFirst().value()));
        }
        return new Checksums(algorithm, expected, trailers);
    }

    /** The headers that carry a checksum, whatever its algorithm. */
    static List<Header> sent(Headers headers) {
        return headers.startingWith(ChecksumAlgorithm.PREFIX).stream()
                .filter(line -> !NO_CHECKSUMS.contains(line.name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** The headers of a call whose checksums are those of an object and not of the body. */
    static Headers without(Headers headers) {
        List<Header> lines = new ArrayList<>(headers.lines());
        lines.removeAll(sent(headers));
        return new Headers(lines);
    }

    /**
     * Reads a digest.
     *
     * @throws RefusedException {@code BadDigest} when it is not base64 of the right length
     */
    static byte[] value(ChecksumAlgorithm algorithm, String base64) throws RefusedException {
        try {
            byte[] digest = Base64.getDecoder().decode(base64.strip());
            if (digest.length == algorithm.bytes()) {
                return digest;
            }
        } catch (IllegalArgumentException notBase64) {
            // Refused below like a digest of the wrong length.
        }
        throw new RefusedException(new Refusal.InDialect(
                400, "BadDigest", "Value for " + algorithm.header() + " header is invalid.", List.of()));
    }

    private static List<String> trailers(Headers headers) {
        List<String> names = new ArrayList<>();
        for (String line : headers.all("x-amz-trailer")) {
            for (String name : line.split(",", -1)) {
                if (!name.isBlank()) {
                    names.add(name.strip().toLowerCase(Locale.ROOT));
                }
            }
        }
        return names;
    }

    private static ChecksumAlgorithm algorithm(String name) throws RefusedException {
        if (!name.startsWith(ChecksumAlgorithm.PREFIX)) {
            throw new RefusedException(
                    new Refusal.MalformedTrailer("The trailer `" + name + "` is none that this server knows"));
        }
        String algorithm = name.substring(ChecksumAlgorithm.PREFIX.length());
        return ChecksumAlgorithm.named(algorithm)
                .orElseThrow(() -> invalid("The checksum algorithm `" + algorithm + "` is not supported"));
    }

    private static void checkAnnouncement(Headers headers, @Nullable ChecksumAlgorithm sent) throws RefusedException {
        String announced = headers.first("x-amz-sdk-checksum-algorithm").orElse(null);
        if (announced == null) {
            return;
        }
        ChecksumAlgorithm named = ChecksumAlgorithm.named(announced)
                .orElseThrow(() -> invalid("The checksum algorithm `" + announced + "` is not supported"));
        if (sent != null && sent != named) {
            throw invalid("Value for x-amz-sdk-checksum-algorithm header is invalid: it names " + named
                    + ", the checksum sent is " + sent);
        }
    }

    private static RefusedException invalid(String message) {
        return new RefusedException(new Refusal.InvalidRequest(message));
    }
}
