package org.entrepot.gateway.sigv4;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.PercentCoding;
import org.entrepot.gateway.Query;

/** The canonical request and the string to sign ({@code s3.md} 3.1), shared by verifying and signing. */
final class CanonicalRequest {
    /**
     * What a signature may name the host by: clients of HTTP/2 sign its own field for it, also where a proxy then speaks HTTP/1.1 to
     * this server.
     */
    static final Set<String> HOST_NAMES = Set.of("host", ":authority");

    private CanonicalRequest() {}

    /**
     * The canonical request as Latin-1 text: each char is one byte.
     *
     * @param uri from a {@link UriRule}
     * @param host host and port
     * @param signed lower-case header names in the order of {@code SignedHeaders}
     * @param payload the last line
     */
    static String of(
            String method, String uri, Query query, Headers headers, String host, List<String> signed, String payload) {
        StringBuilder text = new StringBuilder(512);
        text.append(method).append('\n').append(uri).append('\n');
        text.append(query(query)).append('\n');
        for (String name : signed) {
            List<String> values = HOST_NAMES.contains(name) ? List.of(host) : headers.all(name);
            text.append(name).append(':');
            for (int i = 0; i < values.size(); i++) {
                text.append(i == 0 ? "" : ",").append(collapsed(values.get(i)));
            }
            text.append('\n');
        }
        return text.append('\n')
                .append(String.join(";", signed))
                .append('\n')
                .append(payload)
                .toString();
    }

    /** The query without the signature, names and values encoded, sorted by both. */
    static String query(Query query) {
        if (query.parameters().isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        query.parameters().stream()
                .filter(parameter -> !parameter.name().equals("X-Amz-Signature"))
                .map(parameter -> Map.entry(
                        PercentCoding.encode(parameter.name(), true), PercentCoding.encode(parameter.value(), true)))
                .sorted(Map.Entry.<String, String>comparingByKey()
                        .thenComparing(Comparator.comparing(Map.Entry::getValue)))
                .forEach(entry -> text.append(text.isEmpty() ? "" : "&")
                        .append(entry.getKey())
                        .append('=')
                        .append(entry.getValue()));
        return text.toString();
    }

    /** The string to sign over a canonical request. */
    static String stringToSign(String time, SigV4Scope scope, String canonicalRequest) {
        return SigV4Reader.ALGORITHM + "\n" + time + "\n" + scope.text() + "\n"
                + Hmac.sha256Hex(canonicalRequest.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String collapsed(String value) {
        String trimmed = value.strip();
        if (!trimmed.contains("  ") && trimmed.indexOf('\t') < 0) {
            return trimmed;
        }
        return trimmed.replaceAll("[ \t]+", " ");
    }
}
