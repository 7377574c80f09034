package org.entrepot.s3;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.sigv4.Hmac;
import org.jspecify.annotations.Nullable;

/**
 * Takes the {@code aws-chunked} framing off a body and checks every signature on the way ({@code s3.md} section 4). The end
 * of the stream is told only after the last chunk, the trailers and their signature are in order. Line ends may be bare line
 * feeds, and the last one may be missing: some clients send them so.
 */
final class AwsChunkedInput extends InputStream {
    private static final String SIGNATURE = "chunk-signature=";
    private static final String TRAILER_SIGNATURE = "x-amz-trailer-signature";
    /** Longer sizes are no sizes: 2^60 bytes. */
    private static final int SIZE_DIGITS_MAX = 15;

    private final InputStream in;
    private final long decodedLength;
    private final @Nullable ChunkSignatures signatures;
    private final boolean withTrailers;
    private final MessageDigest chunkDigest = Hmac.sha256();
    private final Map<String, String> trailers = new LinkedHashMap<>();

    private String chunkSignature = "";
    private long leftInChunk;
    private long received;
    private boolean begun;
    private boolean ended;

    /**
     * @param signatures null when chunks are not signed
     * @param withTrailers whether trailers may follow the last chunk
     */
    AwsChunkedInput(InputStream in, long decodedLength, @Nullable ChunkSignatures signatures, boolean withTrailers) {
        this.in = new BufferedInputStream(in, 64 << 10);
        this.decodedLength = decodedLength;
        this.signatures = signatures;
        this.withTrailers = withTrailers;
    }

    /** The trailers by lower-case name, without the signature; complete once the end was read. */
    Map<String, String> trailers() {
        return trailers;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (leftInChunk == 0 && !ended) {
            nextChunk();
        }
        if (ended) {
            return -1;
        }
        int count = in.read(buffer, offset, (int) Math.min(length, leftInChunk));
        if (count < 0) {
            throw incomplete();
        }
        if (signatures != null) {
            chunkDigest.update(buffer, offset, count);
        }
        leftInChunk -= count;
        received += count;
        return count;
    }

    private void nextChunk() throws IOException {
        if (begun) {
            checkChunk();
            if (!line(2).isEmpty()) {
                throw malformed("the data of a chunk is longer than its size says");
            }
        }
        begun = true;
        String line = line(S3Limits.CHUNK_LINE_BYTES_MAX);
        int semicolon = line.indexOf(';');
        leftInChunk = size(semicolon < 0 ? line : line.substring(0, semicolon));
        String extension = semicolon < 0 ? "" : line.substring(semicolon + 1).strip();
        chunkSignature = extension.startsWith(SIGNATURE) ? extension.substring(SIGNATURE.length()) : "";
        if (received + leftInChunk > decodedLength) {
            throw new RefusedException(new Refusal.IncompleteBody(decodedLength, received + leftInChunk));
        }
        if (leftInChunk == 0) {
            checkChunk();
            end();
        }
    }

    private void checkChunk() throws RefusedException {
        if (signatures != null) {
            String digest = HexFormat.of().formatHex(chunkDigest.digest());
            ChunkSignatures.check(signatures.nextChunk(digest), chunkSignature);
        }
    }

    private void end() throws IOException {
        StringBuilder signed = new StringBuilder();
        String trailerSignature = null;
        int left = S3Limits.TRAILERS_BYTES_MAX;
        for (String line = lastLine(left); !line.isEmpty(); line = lastLine(left)) {
            left -= line.length();
            int colon = line.indexOf(':');
            if (colon < 1 || !withTrailers) {
                throw new RefusedException(new Refusal.MalformedTrailer(
                        withTrailers ? "a trailer has to have the form `name:value`" : "this form has no trailers"));
            }
            String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            if (name.equals(TRAILER_SIGNATURE)) {
                trailerSignature = value;
            } else if (trailers.put(name, value) != null) {
                throw new RefusedException(new Refusal.MalformedTrailer("the trailer `" + name + "` comes twice"));
            } else {
                signed.append(name).append(':').append(value).append('\n');
            }
        }
        if (signatures != null && withTrailers) {
            ChunkSignatures.check(
                    signatures.trailer(signed.toString()), trailerSignature == null ? "" : trailerSignature);
        }
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b != '\r' && b != '\n') {
                throw malformed("there are bytes behind the last chunk");
            }
        }
        ended = true;
        if (received != decodedLength) {
            throw incomplete();
        }
    }

    /** A line without its end, at most {@code max} bytes of text; the body may not end in it. */
    private String line(int max) throws IOException {
        String line = readLine(max);
        if (line == null) {
            throw incomplete();
        }
        return line;
    }

    /** A line behind the last chunk; empty when the body ends instead. */
    private String lastLine(int max) throws IOException {
        String line = readLine(max);
        return line == null ? "" : line;
    }

    private @Nullable String readLine(int max) throws IOException {
        StringBuilder line = new StringBuilder();
        int b = in.read();
        if (b < 0) {
            return null;
        }
        for (; b >= 0 && b != '\n'; b = in.read()) {
            if (line.length() > max) {
                throw malformed("a line of the framing is longer than " + max + " bytes");
            }
            line.append((char) b);
        }
        int length = line.length();
        return length > 0 && line.charAt(length - 1) == '\r' ? line.substring(0, length - 1) : line.toString();
    }

    private static long size(String digits) throws RefusedException {
        String text = digits.strip();
        boolean isHex = !text.isEmpty()
                && text.length() <= SIZE_DIGITS_MAX
                && text.chars().allMatch(c -> c < 0x80 && Character.digit(c, 16) >= 0);
        if (!isHex) {
            throw malformed("a chunk has to begin with its size in hex digits");
        }
        return HexFormat.fromHexDigitsToLong(text);
    }

    private RefusedException incomplete() {
        return new RefusedException(new Refusal.IncompleteBody(decodedLength, received));
    }

    private static RefusedException malformed(String message) {
        return new RefusedException(new Refusal.MalformedChunk(message));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
