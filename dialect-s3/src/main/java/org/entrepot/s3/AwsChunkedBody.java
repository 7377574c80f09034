package org.entrepot.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.store.DigestKind;
import org.entrepot.store.PutBody;

/** A body that came {@code aws-chunked}: its decoded bytes, and the digests of headers and trailers. */
final class AwsChunkedBody implements PutBody {
    private final AwsChunkedInput input;
    private final long decodedLength;
    private final Checksums checksums;
    private final Map<DigestKind, byte[]> expected;

    /**
     * @param expected what headers say of the decoded bytes
     */
    AwsChunkedBody(AwsChunkedInput input, long decodedLength, Checksums checksums, Map<DigestKind, byte[]> expected) {
        this.input = input;
        this.decodedLength = decodedLength;
        this.checksums = checksums;
        this.expected = expected;
    }

    @Override
    public InputStream input() {
        return input;
    }

    @Override
    public long length() {
        return decodedLength;
    }

    @Override
    public Set<DigestKind> announced() {
        Set<DigestKind> kinds = EnumSet.noneOf(DigestKind.class);
        kinds.addAll(expected.keySet());
        if (checksums.algorithm() != null) {
            kinds.add(checksums.algorithm().kind());
        }
        return kinds;
    }

    @Override
    public Map<DigestKind, byte[]> finish() throws IOException {
        // The end is checked when it is read, also by a reader that stopped at the last byte.
        input.transferTo(OutputStream.nullOutputStream());
        if (!input.trailers().keySet().equals(new HashSet<>(checksums.trailers()))) {
            throw new RefusedException(new Refusal.MalformedTrailer("The request announces the trailers "
                    + checksums.trailers() + " and sends " + input.trailers().keySet()));
        }
        Map<DigestKind, byte[]> all = new EnumMap<>(DigestKind.class);
        all.putAll(expected);
        ChecksumAlgorithm algorithm = checksums.algorithm();
        if (algorithm != null && !checksums.trailers().isEmpty()) {
            String value = input.trailers().getOrDefault(algorithm.header(), "");
            all.put(algorithm.kind(), Checksums.value(algorithm, value));
        }
        return all;
    }
}
