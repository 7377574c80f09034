package org.entrepot.cos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.PercentCoding;
import org.entrepot.gateway.Query;
import org.entrepot.gateway.RefusedException;

/** Signs requests as COS clients do ({@code cos.md} section 2): for our own command line, case runner and tests. */
public final class CosSigner {
    /** How long the signature of a header may be used. */
    public static final Duration HEADER_LIFETIME = Duration.ofMinutes(15);

    private static final List<String> SIGNED_HEADERS = List.of(
            "cache-control",
            "content-disposition",
            "content-encoding",
            "content-length",
            "content-md5",
            "content-type",
            "expires",
            "if-match",
            "if-modified-since",
            "if-none-match",
            "if-unmodified-since",
            "origin",
            "range");

    private CosSigner() {}

    /**
     * Signs a request in its {@code Authorization} header.
     *
     * @param rawTarget path and query as on the wire
     * @param host the {@code Host} as it will be sent
     * @param headers the other headers that will be sent
     * @return the headers to add
     * @throws IllegalArgumentException when the target is not percent-encoded UTF-8
     */
    public static List<Header> sign(
            String method,
            String rawTarget,
            String host,
            Headers headers,
            String accessKeyId,
            String secret,
            Instant time) {
        TimeWindow window = TimeWindow.between(time, time.plus(HEADER_LIFETIME));
        Signed signed = signed(method, rawTarget, host, headers, secret, window);
        return List.of(new Header("Authorization", signed.members(accessKeyId, window, ";", false)));
    }

    /**
     * Signs a request in its query, one parameter per member.
     *
     * @return path and query to send
     * @throws IllegalArgumentException when the target is not percent-encoded UTF-8
     */
    public static String presign(
            String method,
            String rawTarget,
            String host,
            Headers headers,
            String accessKeyId,
            String secret,
            Instant time,
            Duration lifetime) {
        TimeWindow window = TimeWindow.between(time, time.plus(lifetime));
        Signed signed = signed(method, rawTarget, host, headers, secret, window);
        char joint = rawTarget.indexOf('?') < 0 ? '?' : '&';
        return rawTarget + joint + signed.members(accessKeyId, window, "%3B", true);
    }

    private record Signed(List<String> headerNames, List<String> parameterNames, String signature) {
        String members(String accessKeyId, TimeWindow window, String separator, boolean inQuery) {
            String time = window.text().replace(";", separator);
            return "q-sign-algorithm=" + CosAuthorization.ALGORITHM + "&q-ak=" + accessKeyId + "&q-sign-time=" + time
                    + "&q-key-time=" + time + "&q-header-list=" + list(headerNames, separator, inQuery)
                    + "&q-url-param-list=" + list(parameterNames, separator, inQuery) + "&q-signature=" + signature;
        }

        private static String list(List<String> names, String separator, boolean inQuery) {
            // A name in the list is encoded already; inside a query it is encoded like any other value.
            return String.join(
                    separator,
                    inQuery ? names.stream().map(CosSignature::encode).toList() : names);
        }
    }

    private static Signed signed(
            String method, String rawTarget, String host, Headers headers, String secret, TimeWindow window) {
        int mark = rawTarget.indexOf('?');
        String rawPath = mark < 0 ? rawTarget : rawTarget.substring(0, mark);
        try {
            String path = PercentCoding.decode(rawPath, false);
            Query query = Query.parse(mark < 0 ? "" : rawTarget.substring(mark + 1));
            Map<String, List<String>> parameters = CosSignature.values(query);
            Map<String, List<String>> toSign = headersToSign(host, headers);
            List<String> parameterNames = names(parameters);
            List<String> headerNames = names(toSign);
            String httpString = CosSignature.httpString(
                    method,
                    path,
                    CosSignature.pairs(parameterNames, parameters),
                    CosSignature.pairs(headerNames, toSign));
            String signature = CosSignature.sign(
                    CosSignature.signKey(secret, window), CosSignature.stringToSign(window, httpString));
            return new Signed(headerNames, parameterNames, signature);
        } catch (RefusedException e) {
            throw new IllegalArgumentException("the target is not percent-encoded UTF-8: " + rawTarget, e);
        }
    }

    private static Map<String, List<String>> headersToSign(String host, Headers headers) {
        List<Header> lines = new ArrayList<>();
        for (Header line : headers.lines()) {
            String name = line.name().toLowerCase(Locale.ROOT);
            boolean isSigned = name.startsWith("x-cos-") || SIGNED_HEADERS.contains(name);
            if (isSigned && !line.value().isBlank()) {
                lines.add(line);
            }
        }
        Map<String, List<String>> toSign = CosSignature.values(lines);
        toSign.put("host", List.of(host));
        return toSign;
    }

    /** Every name as often as it has values, ascending. */
    private static List<String> names(Map<String, List<String>> values) {
        List<String> names = new ArrayList<>();
        values.forEach((name, all) -> all.forEach(value -> names.add(name)));
        return names;
    }
}
