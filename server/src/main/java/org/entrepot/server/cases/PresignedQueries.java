package org.entrepot.server.cases;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.PercentCoding;
import org.entrepot.s3.S3Signer;

/** Builds the signed queries that cases name by a placeholder. */
final class PresignedQueries {
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private PresignedQueries() {}

    /** The query for a placeholder's name, such as {@code presigned-get-v4}; empty for a name that is not known. */
    static Optional<String> build(String name, String path, String host, CaseOwner owner) {
        return switch (name) {
            case "presigned-get-v4" -> Optional.of(v4("GET", path, host, List.of(), owner));
            case "presigned-put-v4" -> Optional.of(v4("PUT", path, host, List.of(), owner));
            case "presigned-put-v4-signing-x-amz-acl" ->
                Optional.of(v4("PUT", path, host, List.of(new Header("x-amz-acl", "public-read")), owner));
            case "presigned-put-with-wrong-signature" -> Optional.of(spoilt(v4("PUT", path, host, List.of(), owner)));
            case "presigned-get-v2" -> Optional.of(v2(path, owner));
            default -> Optional.empty();
        };
    }

    private static String v4(String method, String path, String host, List<Header> headers, CaseOwner owner) {
        String target = S3Signer.presign(
                method, path, host, headers, owner.accessKey(), owner.secretKey(), Instant.now(), LIFETIME.toSeconds());
        return target.substring(target.indexOf('?') + 1);
    }

    private static String spoilt(String query) {
        char last = query.charAt(query.length() - 1);
        return query.substring(0, query.length() - 1) + (last == '0' ? '1' : '0');
    }

    /** Signature Version 2 in the query ({@code s3.md} section 3). */
    private static String v2(String path, CaseOwner owner) {
        long expires = Instant.now().plus(LIFETIME).getEpochSecond();
        String text = "GET\n\n\n" + expires + "\n" + path;
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(owner.secretKey().getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            String signature = Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
            return "AWSAccessKeyId=" + owner.accessKey() + "&Expires=" + expires + "&Signature="
                    + PercentCoding.encode(signature, true);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA1", e);
        }
    }
}
