package org.entrepot.access.cors;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is compared with the rules ({@code cors.md} section 4.2).
 *
 * @param origin the one origin, as sent
 * @param method the requested method where the request names one, else its own
 * @param headers the requested header names in lower case, asked order, empty members dropped
 */
public record CorsAsked(String origin, String method, List<String> headers) {
    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";
    /** Looked up for every character of every header name that a preflight asks for. */
    private static final boolean[] IN_TOKEN = new boolean['~' + 1];

    static {
        for (char c = 0; c < IN_TOKEN.length; c++) {
            boolean isAlphanumeric = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            IN_TOKEN[c] = isAlphanumeric || TOKEN_MARKS.indexOf(c) >= 0;
        }
    }

    public CorsAsked {
        headers = List.copyOf(headers);
    }

    /** True for a header name of RFC 9110: one or more letters, digits and certain marks, the asterisk among them. */
    public static boolean isToken(String text) {
        return !text.isEmpty() && isToken(text, 0, text.length());
    }

    /** {@link #isToken(String)} for a part of a text that is not empty. */
    static boolean isToken(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c >= IN_TOKEN.length || !IN_TOKEN[c]) {
                return false;
            }
        }
        return true;
    }

    /** The one origin of a request; null when it has none, an empty one, or several. */
    static @Nullable String origin(CorsRequest request) {
        List<String> origins = request.origins();
        return origins.size() == 1 && !origins.getFirst().isEmpty() ? origins.getFirst() : null;
    }

    /** What a request asks of the rules: its origin, and the method it names, else its own. */
    static CorsAsked of(CorsRequest request, String origin) {
        String requested = requestMethod(request);
        return new CorsAsked(origin, requested == null ? request.method() : requested, headers(request));
    }

    /** The method asked for; null when the request names none. Several lines give a text that is no method. */
    static @Nullable String requestMethod(CorsRequest request) {
        List<String> methods = request.requestMethods();
        return switch (methods.size()) {
            case 0 -> null;
            case 1 -> methods.getFirst();
            default -> String.join(", ", methods);
        };
    }

    /** The header names that a request asks for, in lower case, asked order, empty members dropped. */
    public static List<String> headers(CorsRequest request) {
        if (request.requestHeaders().isEmpty()) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        HeaderNames.failing(
                request.requestHeaders(),
                (line, start, end) -> names.add(line.substring(start, end).toLowerCase(Locale.ROOT)));
        return names;
    }
}
