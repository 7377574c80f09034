package org.entrepot.access.cors.explain;

import java.util.List;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.CorsAnswer;
import org.entrepot.access.cors.CorsHeader;
import org.entrepot.access.cors.CorsVerdict;
import org.entrepot.access.cors.VaryMode;

/**
 * What one dialect's endpoint would send.
 *
 * @param preflight headers of the answer to the preflight
 * @param actual headers CORS adds to the answer to the actual request
 * @param passes whether a browser lets a page without credentials through
 * @param passesWithCredentials whether it lets a page with credentials through
 */
public record DialectAnswer(
        Dialect dialect,
        List<CorsHeader> preflight,
        List<CorsHeader> actual,
        boolean passes,
        boolean passesWithCredentials) {
    /** Methods that need no listing in a preflight's answer ({@code cors.md} section 1.5). */
    private static final List<String> SIMPLE_METHODS = List.of("GET", "HEAD", "POST");

    public DialectAnswer {
        preflight = List.copyOf(preflight);
        actual = List.copyOf(actual);
    }

    static DialectAnswer of(
            Dialect dialect, CorsQuestion question, CorsVerdict preflight, CorsVerdict actual, VaryMode mode) {
        List<CorsHeader> first = CorsAnswer.headers(dialect, preflight, mode);
        List<CorsHeader> second = CorsAnswer.headers(dialect, actual, mode);
        return new DialectAnswer(
                dialect, first, second, passes(question, first, second, false), passes(question, first, second, true));
    }

    /** The browser's own check of both answers ({@code cors.md} sections 1.2 to 1.6). */
    private static boolean passes(
            CorsQuestion question, List<CorsHeader> preflight, List<CorsHeader> actual, boolean credentials) {
        boolean preflighted = !question.headers().isEmpty() || !SIMPLE_METHODS.contains(question.method());
        return originPasses(question.origin(), actual, credentials)
                && (!preflighted
                        || (originPasses(question.origin(), preflight, credentials)
                                && methodPasses(question.method(), preflight)
                                && headersPass(question.headers(), preflight)));
    }

    private static boolean originPasses(String origin, List<CorsHeader> headers, boolean credentials) {
        String allowed = value("Access-Control-Allow-Origin", headers);
        if (credentials) {
            return allowed.equals(origin)
                    && value("Access-Control-Allow-Credentials", headers).equals("true");
        }
        return allowed.equals("*") || allowed.equals(origin);
    }

    private static boolean methodPasses(String method, List<CorsHeader> headers) {
        return SIMPLE_METHODS.contains(method)
                || members("Access-Control-Allow-Methods", headers).contains(method);
    }

    private static boolean headersPass(List<String> names, List<CorsHeader> headers) {
        List<String> allowed = members("Access-Control-Allow-Headers", headers);
        return names.stream().allMatch(name -> allowed.stream().anyMatch(name::equalsIgnoreCase));
    }

    private static List<String> members(String name, List<CorsHeader> headers) {
        return List.of(value(name, headers).split(" *, *", -1));
    }

    private static String value(String name, List<CorsHeader> headers) {
        return headers.stream()
                .filter(header -> header.name().equals(name))
                .map(CorsHeader::value)
                .findFirst()
                .orElse("");
    }
}
