package org.entrepot.qingstor;

import java.util.Optional;
import org.entrepot.gateway.Credentials;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.Query;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.RequestHead;

/** A QingStor signature as read and not verified yet ({@code qingstor.md} sections 4.1 and 4.2). */
sealed interface QingStorCredentials extends Credentials {
    /** The scheme of the header. */
    String SCHEME = "QS";

    /** The base64 text of the signature. */
    String signature();

    /** From {@code Authorization: QS key:signature}. */
    record InHeader(String accessKeyId, String signature) implements QingStorCredentials {}

    /**
     * From the query of a presigned request.
     *
     * @param expires end of its life in Unix seconds, as written: it is part of what is signed
     */
    record InQuery(String accessKeyId, String signature, String expires, long expiresEpochSeconds)
            implements QingStorCredentials {}

    /**
     * Reads the signature of a request; the header counts when both are there.
     *
     * @throws RefusedException {@link Refusal.MalformedCredentials} when it cannot be read
     */
    static Optional<QingStorCredentials> read(RequestHead head) throws RefusedException {
        Optional<QingStorCredentials> inHeader = inHeader(head.headers());
        return inHeader.isPresent() ? inHeader : inQuery(Query.parse(head.rawQuery()));
    }

    private static Optional<QingStorCredentials> inHeader(Headers headers) throws RefusedException {
        Optional<String> header = headers.first("Authorization").map(String::strip);
        if (header.isEmpty()) {
            return Optional.empty();
        }
        String text = header.get();
        int blank = text.indexOf(' ');
        if (blank < 0 || !text.substring(0, blank).equals(SCHEME)) {
            throw malformed("Authorization", "the scheme has to be `QS`");
        }
        String pair = text.substring(blank).strip();
        int colon = pair.indexOf(':');
        if (colon <= 0 || colon == pair.length() - 1) {
            throw malformed("Authorization", "it has to read `QS access_key_id:signature`");
        }
        return Optional.of(new InHeader(pair.substring(0, colon), pair.substring(colon + 1)));
    }

    private static Optional<QingStorCredentials> inQuery(Query query) throws RefusedException {
        if (!query.has(SubResources.ACCESS_KEY_ID) && !query.has(SubResources.SIGNATURE)) {
            return Optional.empty();
        }
        String accessKeyId = required(query, SubResources.ACCESS_KEY_ID);
        // A plus that was not escaped arrives as a blank, which base64 does not have.
        String signature = required(query, SubResources.SIGNATURE).replace(' ', '+');
        String expires = required(query, SubResources.EXPIRES);
        try {
            return Optional.of(new InQuery(accessKeyId, signature, expires, Long.parseLong(expires)));
        } catch (NumberFormatException e) {
            throw malformed(SubResources.EXPIRES, "`" + expires + "` is no time in Unix seconds");
        }
    }

    private static String required(Query query, String name) throws RefusedException {
        return query.first(name)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> malformed(name, "a presigned request needs this parameter"));
    }

    private static RefusedException malformed(String where, String message) {
        return new RefusedException(new Refusal.MalformedCredentials(where, message));
    }
}
