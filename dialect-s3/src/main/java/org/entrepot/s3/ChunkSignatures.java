package org.entrepot.s3;

import java.nio.charset.StandardCharsets;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.sigv4.Hmac;
import org.entrepot.gateway.sigv4.SigV4Credentials;

/** The chain of signatures over the chunks of one body ({@code s3.md} section 4). For one thread. */
final class ChunkSignatures {
    private final byte[] signingKey;
    private final String time;
    private final String scope;
    private String previous;

    /** A chain that begins with the signature of the head. */
    ChunkSignatures(byte[] signingKey, SigV4Credentials credentials) {
        this(signingKey, credentials.timeText(), credentials.scope().text(), credentials.signature());
    }

    ChunkSignatures(byte[] signingKey, String time, String scope, String seed) {
        this.signingKey = signingKey;
        this.time = time;
        this.scope = scope;
        this.previous = seed;
    }

    /** The signature of the next chunk, by the hex SHA-256 of its data. */
    String nextChunk(String dataSha256) {
        previous = Hmac.sha256Hex(
                signingKey,
                "AWS4-HMAC-SHA256-PAYLOAD\n" + time + "\n" + scope + "\n" + previous + "\n" + Hmac.EMPTY_SHA256 + "\n"
                        + dataSha256);
        return previous;
    }

    /** The signature of the trailers, written as {@code name:value} lines that each end in a line feed. */
    String trailer(String lines) {
        previous = Hmac.sha256Hex(
                signingKey,
                "AWS4-HMAC-SHA256-TRAILER\n" + time + "\n" + scope + "\n" + previous + "\n"
                        + Hmac.sha256Hex(lines.getBytes(StandardCharsets.ISO_8859_1)));
        return previous;
    }

    /**
     * Compares.
     *
     * @throws RefusedException {@link Refusal.ChunkSignatureMismatch}
     */
    static void check(String expected, String sent) throws RefusedException {
        if (!Hmac.isEqual(expected, sent)) {
            throw new RefusedException(new Refusal.ChunkSignatureMismatch());
        }
    }
}
