package org.entrepot.qingstor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;
import org.entrepot.access.policy.Fact;
import org.entrepot.access.policy.Facts;
import org.entrepot.gateway.Entry;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.HttpDates;
import org.entrepot.gateway.Query;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.RequestHead;
import org.entrepot.store.AccessKey;

/**
 * Verifies signatures. Clients disagree about what they sign, so several texts are tried in the order of {@code
 * qingstor.md} section 4.6; each of them needs the secret.
 */
final class QingStorSignature {
    /** How far a request's date may be from ours (section 4.1). */
    static final Duration SKEW_MAX = Duration.ofMinutes(15);

    private QingStorSignature() {}

    /**
     * Checks time and signature.
     *
     * @param key the key that the request names
     * @return what conditions may test about the signature
     * @throws RefusedException when it does not hold
     */
    static Facts verify(
            RequestHead head, Entry entry, Query query, QingStorCredentials credentials, AccessKey key, Instant now)
            throws RefusedException {
        Facts facts = checkTime(head.headers(), credentials, now);
        SequencedSet<String> candidates = candidates(head, entry, query, credentials);
        byte[] provided = credentials.signature().getBytes(StandardCharsets.UTF_8);
        for (String candidate : candidates) {
            byte[] expected = StringToSign.signature(key.secret(), candidate).getBytes(StandardCharsets.UTF_8);
            if (MessageDigest.isEqual(expected, provided)) {
                return facts;
            }
        }
        throw new RefusedException(new Refusal.SignatureMismatch(
                credentials.accessKeyId(), candidates.getFirst(), "", credentials.signature()));
    }

    private static Facts checkTime(Headers headers, QingStorCredentials credentials, Instant now)
            throws RefusedException {
        Facts.Builder facts = new Facts.Builder().add(Fact.SIG_VERSION, "QS-HMAC-SHA256");
        switch (credentials) {
            case QingStorCredentials.InHeader inHeader -> {
                Instant date = date(headers);
                if (Duration.between(date, now).abs().compareTo(SKEW_MAX) > 0) {
                    throw new RefusedException(new Refusal.ClockSkew(date, now, SKEW_MAX.toMillis()));
                }
                facts.add(Fact.SIG_TYPE, "REST-HEADER");
                facts.add(
                        Fact.SIG_AGE, String.valueOf(Duration.between(date, now).toMillis()));
            }
            case QingStorCredentials.InQuery inQuery -> {
                if (now.getEpochSecond() > inQuery.expiresEpochSeconds()) {
                    long end = Math.max(inQuery.expiresEpochSeconds(), Instant.MIN.getEpochSecond());
                    throw new RefusedException(new Refusal.Expired(Instant.ofEpochSecond(end), now));
                }
                facts.add(Fact.SIG_TYPE, "REST-QUERY-STRING");
            }
        }
        return facts.build();
    }

    private static Instant date(Headers headers) throws RefusedException {
        Optional<String> text = headers.first(StringToSign.DATE_HEADER).or(() -> headers.first("Date"));
        return text.flatMap(HttpDates::parse)
                .orElseThrow(() -> new RefusedException(new Refusal.InDialect(
                        403,
                        QingStorErrors.REQUEST_EXPIRED,
                        "a signed request needs `Date` or `x-qs-date` in the form `Sun, 16 Aug 2015 09:05:00 GMT`",
                        List.of())));
    }

    /** The texts that the signature may be of, the documented one first. */
    static SequencedSet<String> candidates(
            RequestHead head, Entry entry, Query query, QingStorCredentials credentials) {
        boolean presigned = credentials instanceof QingStorCredentials.InQuery;
        String contentType = head.headers().first("Content-Type").orElse("");
        List<String> contentTypes = presigned ? List.of(contentType, "") : List.of(contentType);
        SequencedSet<String> texts = new LinkedHashSet<>();
        for (String type : contentTypes) {
            for (String dateLine : dateLines(head.headers(), credentials)) {
                for (String path : paths(head, entry, presigned)) {
                    for (String spelling : SubResources.spellings(query, presigned)) {
                        texts.add(StringToSign.of(head.method(), head.headers(), type, dateLine, path + spelling));
                    }
                }
            }
        }
        return texts;
    }

    private static List<String> dateLines(Headers headers, QingStorCredentials credentials) {
        return switch (credentials) {
            case QingStorCredentials.InQuery inQuery -> List.of(inQuery.expires());
            case QingStorCredentials.InHeader inHeader -> {
                String date = headers.first("Date").orElse("");
                yield headers.has(StringToSign.DATE_HEADER) ? List.of("", date) : List.of(date);
            }
        };
    }

    private static List<String> paths(RequestHead head, Entry entry, boolean presigned) {
        PathParts parts = PathParts.of(entry);
        String path = entry.path();
        if (parts.bucketInHost()) {
            List<String> names = Stream.of(entry.hostBucket(), entry.boundBucket())
                    .filter(name -> name != null)
                    .distinct()
                    .toList();
            if (parts.rawKey() == null) {
                return names.stream()
                        .flatMap(name -> Stream.of("/" + name + "/", "/" + name))
                        .toList();
            }
            Stream<String> documented = names.stream().map(name -> "/" + name + path);
            // JavaScript's presigning forgets the bucket.
            return (presigned ? Stream.concat(documented, Stream.of(path)) : documented).toList();
        }
        return switch (parts.target()) {
            // JavaScript and Go set to virtual hosts sign the first label of the host as if it were a bucket; to Go the
            // port belongs to it where the host is a single label.
            case SERVICE ->
                List.of(path, "/" + firstLabel(head.host()) + "/", "/" + firstLabel(head.authority()) + "/");
            case BUCKET -> List.of(path, path.endsWith("/") ? path.substring(0, path.length() - 1) : path + "/");
            case OBJECT -> List.of(path);
        };
    }

    private static String firstLabel(String host) {
        int dot = host.indexOf('.');
        return dot < 0 ? host : host.substring(0, dot);
    }
}
