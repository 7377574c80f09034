package org.entrepot.cos;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.PercentCoding;
import org.entrepot.gateway.Query;

/** The strings and digests of a COS signature ({@code cos.md} section 2.1); the server and {@link CosSigner} share them. */
final class CosSignature {
    private static final String MAC = "HmacSHA1";

    private CosSignature() {}

    /** A name or value as it is signed: RFC 3986 with upper-case escapes, slashes included. */
    static String encode(String text) {
        return PercentCoding.encode(text, true);
    }

    /** A name as the lists hold it. Lower-casing reaches the escapes too. */
    static String encodeName(String name) {
        return encode(name).toLowerCase(Locale.ROOT);
    }

    /** The values of a query by encoded lower-case name, in the request's order. */
    static Map<String, List<String>> values(Query query) {
        Map<String, List<String>> values = new TreeMap<>();
        for (Query.Parameter parameter : query.parameters()) {
            values.computeIfAbsent(encodeName(parameter.name()), name -> new ArrayList<>())
                    .add(parameter.value());
        }
        return values;
    }

    /**
     * The values of header lines by encoded lower-case name, in the request's order. Clients sign the UTF-8 text of a header
     * ({@code cos.md} section 2.2); header values here hold its bytes as Latin-1.
     */
    static Map<String, List<String>> values(List<Header> lines) {
        Map<String, List<String>> values = new TreeMap<>();
        for (Header line : lines) {
            String text =
                    new String(line.value().strip().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            values.computeIfAbsent(encodeName(line.name()), name -> new ArrayList<>())
                    .add(text);
        }
        return values;
    }

    /**
     * The {@code name=value} pairs of the listed names, in the list's order. A name that the request lacks counts as empty. A
     * name listed once stands for the first value, which is the one that is obeyed; a name listed several times stands for its
     * values in ascending order.
     *
     * @param values the decoded values by encoded lower-case name, in the request's order
     */
    static String pairs(List<String> listedNames, Map<String, List<String>> values) {
        Map<String, Integer> listed = new HashMap<>();
        listedNames.forEach(name -> listed.merge(name, 1, Integer::sum));
        Map<String, Integer> used = new HashMap<>();
        StringBuilder pairs = new StringBuilder();
        for (String name : listedNames) {
            List<String> all = values.getOrDefault(name, List.of());
            if (listed.getOrDefault(name, 0) > 1) {
                all = new ArrayList<>(all);
                Collections.sort(all);
            }
            int index = used.merge(name, 1, Integer::sum) - 1;
            if (!pairs.isEmpty()) {
                pairs.append('&');
            }
            pairs.append(name).append('=').append(index < all.size() ? encode(all.get(index)) : "");
        }
        return pairs.toString();
    }

    /**
     * The text that stands for the request.
     *
     * @param path percent-decoded, with its leading slash
     */
    static String httpString(String method, String path, String parameterPairs, String headerPairs) {
        return method.toLowerCase(Locale.ROOT) + "\n" + path + "\n" + parameterPairs + "\n" + headerPairs + "\n";
    }

    /** The text that is signed. */
    static String stringToSign(TimeWindow signTime, String httpString) {
        return CosAuthorization.ALGORITHM + "\n" + signTime.text() + "\n" + sha1(httpString) + "\n";
    }

    /** The key of a time window: 40 hex digits, used as text. */
    static String signKey(String secret, TimeWindow keyTime) {
        return hmac(secret, keyTime.text());
    }

    /** The signature: 40 hex digits. */
    static String sign(String signKey, String stringToSign) {
        return hmac(signKey, stringToSign);
    }

    private static String hmac(String key, String text) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), MAC));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + MAC, e);
        }
    }

    private static String sha1(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
