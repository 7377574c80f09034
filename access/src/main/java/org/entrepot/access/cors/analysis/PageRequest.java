package org.entrepot.access.cors.analysis;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.CompiledCors;
import org.entrepot.access.cors.CorsTarget;
import org.entrepot.access.cors.VaryMode;
import org.entrepot.access.cors.explain.CorsExplanation;
import org.entrepot.access.cors.explain.CorsQuestion;
import org.entrepot.access.cors.explain.DialectAnswer;
import org.jspecify.annotations.Nullable;

/**
 * Something a page may try: a request that its browser asks permission for, and what the page then does with the answer.
 *
 * @param origin the page's origin
 * @param method of the request
 * @param headers names of the headers that the page sets, lower case
 * @param credentials whether the page asks its browser to send credentials
 * @param reads the header of the answer that the page reads, lower case; null for none
 */
public record PageRequest(
        String origin,
        String method,
        List<String> headers,
        boolean credentials,
        @Nullable String reads) {
    /** Headers of an answer that every page may read ({@code cors.md} section 1.9). */
    static final Set<String> ALWAYS_READABLE = Set.of(
            "cache-control",
            "content-language",
            "content-length",
            "content-type",
            "expires",
            "last-modified",
            "pragma");

    public PageRequest {
        headers = List.copyOf(headers);
    }

    /**
     * Whether a browser lets the page through, judged by the answers that the engine would give at an S3 endpoint, the
     * most permissive of the four: QingStor's and MediaStore's let no credentials through.
     */
    public boolean passes(CompiledCors rules) {
        CorsQuestion question = new CorsQuestion(origin, method, headers, credentials, true);
        DialectAnswer answer = CorsExplanation.of(question, CorsTarget.of(rules), VaryMode.SAFE).answers().stream()
                .filter(one -> one.dialect() == Dialect.S3)
                .findFirst()
                .orElseThrow();
        boolean isLetThrough = credentials ? answer.passesWithCredentials() : answer.passes();
        return isLetThrough
                && (reads == null
                        || ALWAYS_READABLE.contains(reads)
                        || exposed(answer).anyMatch(this::isRead));
    }

    private boolean isRead(String exposed) {
        return exposed.equals(reads) || exposed.equals("*") && !credentials;
    }

    private static Stream<String> exposed(DialectAnswer answer) {
        return answer.actual().stream()
                .filter(header -> header.name().equals("Access-Control-Expose-Headers"))
                .flatMap(header -> Stream.of(header.value().split(",", -1)))
                .map(name -> name.trim().toLowerCase(Locale.ROOT));
    }

    /** The request in words, such as {@code a page of https://a.example may use PUT with the headers x-a}. */
    public String text() {
        return "a page of " + origin + " may use " + method
                + (headers.isEmpty() ? "" : " with the headers " + String.join(", ", headers))
                + (credentials ? " with credentials" : "")
                + (reads == null ? "" : " and read the header " + reads);
    }
}
