package org.entrepot.access.cors.cases;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entrepot.access.cors.CorsHeader;
import org.entrepot.access.cors.CorsRequest;
import org.jspecify.annotations.Nullable;

/**
 * The one request of a case, placeholders such as {@code {bucket}} not yet filled.
 *
 * @param path path-style, the bucket first
 * @param query raw query string without its question mark, or one placeholder that says how to sign; null when there is
 *     none
 * @param signed whether the owner signs, in the dialect's own way
 * @param body text of the body, or one placeholder that says what to build; null when there is none
 */
public record CorsCaseRequest(
        String method,
        String path,
        @Nullable String query,
        List<CorsHeader> headers,
        boolean signed,
        @Nullable String body) {
    private static final Pattern XML_OF_BYTES = Pattern.compile("\\{xml-of-(\\d{1,6})-bytes}");
    private static final Pattern SIGNING = Pattern.compile("\\{(presigned-[a-z0-9-]+)}");

    public CorsCaseRequest {
        headers = List.copyOf(headers);
    }

    /** The way to sign the query that a placeholder asks for, such as {@code presigned-get-v4}; empty for a plain query. */
    public Optional<String> signing() {
        Matcher matcher = SIGNING.matcher(query == null ? "" : query);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The request with every {@code {name}} replaced by its value; names without a value stay. The body is built. */
    public CorsCaseRequest filled(Map<String, String> values) {
        String text = body;
        if (text != null) {
            Matcher matcher = XML_OF_BYTES.matcher(text);
            text = matcher.matches() ? xmlOfBytes(Integer.parseInt(matcher.group(1))) : fill(text, values);
        }
        List<CorsHeader> filled = headers.stream()
                .map(header -> new CorsHeader(header.name(), fill(header.value(), values)))
                .toList();
        return new CorsCaseRequest(
                method, fill(path, values), query == null ? null : fill(query, values), filled, signed, text);
    }

    /** What the rules see of the request. */
    CorsRequest corsRequest() {
        String[] segments = path.split("/", 3);
        boolean hasKey = segments.length == 3 && !segments[2].isEmpty();
        return new CorsRequest(
                method,
                values("Origin"),
                values("Access-Control-Request-Method"),
                values("Access-Control-Request-Headers"),
                hasKey);
    }

    private List<String> values(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(CorsHeader::value)
                .toList();
    }

    private static String fill(String text, Map<String, String> values) {
        String filled = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        }
        return filled;
    }

    /** A configuration without fault but for its size, which a comment fills up. */
    private static String xmlOfBytes(int bytes) {
        String head = "<CORSConfiguration><CORSRule><AllowedOrigin>https://a.example</AllowedOrigin>"
                + "<AllowedMethod>GET</AllowedMethod></CORSRule><!--";
        String tail = "--></CORSConfiguration>";
        return head + "x".repeat(Math.max(0, bytes - head.length() - tail.length())) + tail;
    }
}
