package org.entrepot.qingstor;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Headers;

/** The text that a QingStor signature is of, and the signature ({@code qingstor.md} sections 4.1 and 4.4). */
final class StringToSign {
    /** Headers whose name begins so are signed. */
    static final String HEADER_PREFIX = "x-qs-";

    /** The header that stands for {@code Date} where a client cannot set that one. */
    static final String DATE_HEADER = "x-qs-date";

    private static final String HMAC = "HmacSHA256";

    private StringToSign() {}

    /**
     * Joins the parts.
     *
     * @param contentType as sent, or empty where the signer left it out
     * @param dateLine the date, the end of a presigned request's life, or empty
     * @param resource the canonicalized resource
     */
    static String of(String method, Headers headers, String contentType, String dateLine, String resource) {
        StringBuilder text = new StringBuilder(128)
                .append(method)
                .append('\n')
                .append(headers.first("Content-MD5").orElse(""))
                .append('\n')
                .append(contentType)
                .append('\n')
                .append(dateLine)
                .append('\n');
        for (Header line : signedHeaders(headers)) {
            text.append(line.name()).append(':').append(line.value()).append('\n');
        }
        return text.append(resource).toString();
    }

    /** The signature of a text, in base64. */
    static String signature(String secret, String stringToSign) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            return Base64.getEncoder().encodeToString(mac.doFinal(stringToSign.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }

    private static List<Header> signedHeaders(Headers headers) {
        List<Header> lines = new ArrayList<>();
        for (Header line : headers.startingWith(HEADER_PREFIX)) {
            lines.add(new Header(
                    line.name().toLowerCase(Locale.ROOT), line.value().strip()));
        }
        lines.sort(Comparator.comparing(Header::name));
        return lines;
    }
}
