package org.entrepot.s3;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;

/** Continuation tokens: opaque to clients, they carry the position only ({@code s3.md} section 8). */
final class PageTokens {
    /** What every token begins with inside, so that other base64 texts are not mistaken for one. */
    private static final String MARK = "1:";

    private PageTokens() {}

    /** The token for the page behind a key, prefix or bucket name. */
    static String of(String after) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((MARK + after).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The position of a token; an empty token is the beginning.
     *
     * @throws RefusedException {@link Refusal.InvalidArgument} when it is none of ours
     */
    static String position(String token) throws RefusedException {
        if (token.isEmpty()) {
            return "";
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Base64.getUrlDecoder().decode(token)))
                    .toString();
            if (text.startsWith(MARK)) {
                return text.substring(MARK.length());
            }
        } catch (IllegalArgumentException | CharacterCodingException unreadable) {
            // Refused below like a text of another origin.
        }
        throw new RefusedException(new Refusal.InvalidArgument(
                "continuation-token", token, "The continuation token provided is incorrect"));
    }
}
