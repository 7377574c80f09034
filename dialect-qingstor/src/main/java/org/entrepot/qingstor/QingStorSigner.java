package org.entrepot.qingstor;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.HttpDates;
import org.entrepot.gateway.PercentCoding;
import org.entrepot.gateway.Query;
import org.entrepot.gateway.RefusedException;
import org.jspecify.annotations.Nullable;

/** The client's side: signs requests as the documentation says ({@code qingstor.md} sections 4.1 and 4.2). */
public final class QingStorSigner {
    private QingStorSigner() {}

    /**
     * Signs a request in its header.
     *
     * @param method upper case
     * @param rawTarget path and query as they will be sent, percent-encoded
     * @param hostBucket the bucket that the host carries; null in path style
     * @param headers what will be sent besides; a {@code Date}, {@code x-qs-date} or {@code Content-MD5} among them stays as it is
     * @param body the whole body; its MD5 is sent along when it is not empty
     * @return the headers to add
     * @throws IllegalArgumentException when the target's query cannot be decoded
     */
    public static List<Header> sign(
            String method,
            String rawTarget,
            @Nullable String hostBucket,
            Headers headers,
            byte[] body,
            String accessKeyId,
            String secret,
            Instant time) {
        List<Header> added = new ArrayList<>();
        if (!headers.has("Date") && !headers.has(StringToSign.DATE_HEADER)) {
            added.add(new Header("Date", HttpDates.format(time)));
        }
        if (body.length > 0 && !headers.has("Content-MD5")) {
            added.add(new Header("Content-MD5", md5(body)));
        }
        List<Header> sent = new ArrayList<>(headers.lines());
        sent.addAll(added);
        Headers all = new Headers(sent);
        String dateLine =
                all.has(StringToSign.DATE_HEADER) ? "" : all.first("Date").orElse("");
        String text = StringToSign.of(
                method, all, all.first("Content-Type").orElse(""), dateLine, resource(rawTarget, hostBucket, false));
        added.add(new Header(
                "Authorization",
                QingStorCredentials.SCHEME + " " + accessKeyId + ":" + StringToSign.signature(secret, text)));
        return List.copyOf(added);
    }

    /**
     * Signs a request in its query, to be sent without a {@code Content-Type}.
     *
     * @param headers the {@code x-qs-} headers that will be sent with it
     * @param expires end of the signature's life
     * @return the target with the three parameters added
     * @throws IllegalArgumentException when the target's query cannot be decoded
     */
    public static String presign(
            String method,
            String rawTarget,
            @Nullable String hostBucket,
            Headers headers,
            String accessKeyId,
            String secret,
            Instant expires) {
        String end = String.valueOf(expires.getEpochSecond());
        String text = StringToSign.of(method, headers, "", end, resource(rawTarget, hostBucket, true));
        return rawTarget
                + (rawTarget.indexOf('?') < 0 ? "?" : "&")
                + SubResources.ACCESS_KEY_ID
                + "="
                + PercentCoding.encode(accessKeyId, true)
                + "&"
                + SubResources.EXPIRES
                + "="
                + end
                + "&"
                + SubResources.SIGNATURE
                + "="
                + PercentCoding.encode(StringToSign.signature(secret, text), true);
    }

    private static String resource(String rawTarget, @Nullable String hostBucket, boolean presigned) {
        int mark = rawTarget.indexOf('?');
        String path = mark < 0 ? rawTarget : rawTarget.substring(0, mark);
        try {
            Query query = mark < 0 ? Query.NONE : Query.parse(rawTarget.substring(mark + 1));
            return (hostBucket == null ? "" : "/" + hostBucket)
                    + path
                    + SubResources.spellings(query, presigned).getFirst();
        } catch (RefusedException e) {
            throw new IllegalArgumentException("the target cannot be decoded: " + rawTarget, e);
        }
    }

    private static String md5(byte[] body) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
