package org.entrepot.gateway.sigv4;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.Query;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.RequestHead;
import org.jspecify.annotations.Nullable;

/**
 * Reads Version 4 signatures from {@code Authorization} or from the query, unverified ({@code s3.md} 3.1, 3.2). What is
 * wrong is told as {@link Refusal.MalformedCredentials}, whose {@code where} is {@code Authorization}, {@code Date} or the
 * name of a query parameter.
 */
public final class SigV4Reader {
    /** The only algorithm served. */
    public static final String ALGORITHM = "AWS4-HMAC-SHA256";

    /** The longest life of a presigned URL in seconds: seven days ({@code s3.md} 3.2). */
    public static final long EXPIRES_SECONDS_MAX = 604_800;

    private static final String AUTHORIZATION = "Authorization";
    private static final String SIGV4A = "AWS4-ECDSA-P256-SHA256";
    private static final String UNSUPPORTED = "Unsupported Authorization Type";
    private static final List<String> QUERY_MARKS = List.of("X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature");

    private final String service;

    /** A reader for scopes of this service, such as {@code s3}. */
    public SigV4Reader(String service) {
        this.service = service;
    }

    /**
     * Reads what a request carries; empty when it carries nothing.
     *
     * @throws RefusedException {@link Refusal.MalformedCredentials}, {@link Refusal.UnsupportedCredentials},
     *     {@link Refusal.MissingCredentials} for an empty header, {@link Refusal.InvalidArgument} for two signatures
     */
    public Optional<SigV4Credentials> read(RequestHead head) throws RefusedException {
        List<String> headers = head.headers().all(AUTHORIZATION);
        Query query = Query.parse(head.rawQuery());
        boolean inQuery = !query.parameters().isEmpty() && QUERY_MARKS.stream().anyMatch(query::has);
        if (headers.size() > 1 || !headers.isEmpty() && inQuery) {
            throw new RefusedException(
                    new Refusal.InvalidArgument(AUTHORIZATION, "", "Only one auth mechanism allowed"));
        }
        if (inQuery) {
            return Optional.of(fromQuery(query));
        }
        return headers.isEmpty() ? Optional.empty() : Optional.of(fromHeader(headers.getFirst(), head.headers()));
    }

    private SigV4Credentials fromHeader(String value, Headers headers) throws RefusedException {
        if (value.isBlank()) {
            throw new RefusedException(new Refusal.MissingCredentials());
        }
        int blank = value.indexOf(' ');
        String algorithm = blank < 0 ? value : value.substring(0, blank);
        if (!algorithm.equals(ALGORITHM)) {
            throw new RefusedException(new Refusal.UnsupportedCredentials(UNSUPPORTED));
        }
        Map<String, String> members = members(blank < 0 ? "" : value.substring(blank + 1));
        String credential = member(members, "Credential");
        List<String> signedHeaders = names(member(members, "SignedHeaders"));
        String signature = member(members, "Signature");
        Instant time = headerTime(headers);
        Identity identity = identity(credential, time, AUTHORIZATION);
        return new SigV4Credentials(
                SigV4Credentials.Form.HEADER,
                identity.id(),
                identity.scope(),
                signedHeaders,
                signature,
                time,
                0,
                nonEmpty(headers.first("x-amz-security-token")));
    }

    private static Map<String, String> members(String text) throws RefusedException {
        Map<String, String> members = new HashMap<>();
        for (String piece : text.split(",", -1)) {
            int equals = piece.indexOf('=');
            if (equals < 0
                    || members.put(
                                    piece.substring(0, equals).strip(),
                                    piece.substring(equals + 1).strip())
                            != null) {
                throw malformed(
                        AUTHORIZATION,
                        "the header does not have the form `Credential=..., SignedHeaders=..., Signature=...`");
            }
        }
        return members;
    }

    private static String member(Map<String, String> members, String name) throws RefusedException {
        String value = members.get(name);
        if (value == null || value.isEmpty()) {
            throw malformed(AUTHORIZATION, "the member `" + name + "` is missing");
        }
        return value;
    }

    private static Instant headerTime(Headers headers) throws RefusedException {
        Optional<String> amzDate = headers.first("x-amz-date");
        Optional<Instant> time = amzDate.isPresent()
                ? amzDate.flatMap(SigV4Time::parse)
                : headers.first("Date").flatMap(text -> SigV4Time.parse(text).or(() -> SigV4Time.parseHttp(text)));
        return time.orElseThrow(
                () -> malformed("Date", "AWS authentication requires a valid Date or x-amz-date header"));
    }

    private SigV4Credentials fromQuery(Query query) throws RefusedException {
        String algorithm = parameter(query, "X-Amz-Algorithm");
        if (algorithm.equals(SIGV4A)) {
            throw new RefusedException(new Refusal.UnsupportedCredentials(UNSUPPORTED));
        }
        if (!algorithm.equals(ALGORITHM)) {
            throw malformed("X-Amz-Algorithm", "the algorithm has to be `" + ALGORITHM + "`");
        }
        Instant time = SigV4Time.parse(parameter(query, "X-Amz-Date"))
                .orElseThrow(() -> malformed("X-Amz-Date", "the date has to have the form `20130524T000000Z`"));
        Identity identity = identity(parameter(query, "X-Amz-Credential"), time, "X-Amz-Credential");
        return new SigV4Credentials(
                SigV4Credentials.Form.QUERY,
                identity.id(),
                identity.scope(),
                names(parameter(query, "X-Amz-SignedHeaders")),
                parameter(query, "X-Amz-Signature"),
                time,
                expires(parameter(query, "X-Amz-Expires")),
                nonEmpty(query.first("X-Amz-Security-Token")));
    }

    private static String parameter(Query query, String name) throws RefusedException {
        return query.first(name)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> malformed(name, "the query parameter `" + name + "` is missing"));
    }

    private static long expires(String text) throws RefusedException {
        long seconds = text.matches("[0-9]{1,9}") ? Long.parseLong(text) : 0;
        if (seconds < 1 || seconds > EXPIRES_SECONDS_MAX) {
            throw malformed("X-Amz-Expires", "the value has to be 1 to " + EXPIRES_SECONDS_MAX + " seconds");
        }
        return seconds;
    }

    private record Identity(String id, SigV4Scope scope) {}

    private Identity identity(String credential, Instant time, String where) throws RefusedException {
        // From the right: an id may hold slashes.
        int terminator = credential.lastIndexOf('/');
        int serviceStart = before(credential, terminator);
        int regionStart = before(credential, serviceStart);
        int dateStart = before(credential, regionStart);
        if (dateStart < 1 || !credential.substring(terminator + 1).equals(SigV4Scope.TERMINATOR)) {
            throw malformed(
                    where, "the credential has to have the form `<id>/<yyyymmdd>/<region>/<service>/aws4_request`");
        }
        SigV4Scope scope = new SigV4Scope(
                credential.substring(dateStart + 1, regionStart),
                credential.substring(regionStart + 1, serviceStart),
                credential.substring(serviceStart + 1, terminator));
        if (!scope.service().equals(service)) {
            throw malformed(where, "the service of the credential has to be `" + service + "`");
        }
        if (!scope.date().equals(SigV4Time.format(time).substring(0, 8))) {
            throw malformed(where, "the date of the credential is not the day of the request's date");
        }
        return new Identity(credential.substring(0, dateStart), scope);
    }

    private static int before(String text, int slash) {
        return slash <= 0 ? -1 : text.lastIndexOf('/', slash - 1);
    }

    private static List<String> names(String text) {
        return List.of(text.toLowerCase(Locale.ROOT).split(";", -1));
    }

    private static @Nullable String nonEmpty(Optional<String> text) {
        return text.filter(value -> !value.isEmpty()).orElse(null);
    }

    private static RefusedException malformed(String where, String message) {
        return new RefusedException(new Refusal.MalformedCredentials(where, message));
    }
}
