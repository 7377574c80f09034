package org.entrepot.gateway;

import java.time.Instant;
import java.util.List;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.access.text.Position;
import org.entrepot.store.DigestKind;
import org.entrepot.store.StoreError;
import org.entrepot.store.WritesRefusedException;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of causes for which a request is refused. Each dialect words every one of them with its own status, code and
 * body. Messages are one line, in lower case, without a final period, user input in backticks.
 */
public sealed interface Refusal {
    // ---- who asks

    /** The call needs a signature and has none. */
    record MissingCredentials() implements Refusal {}

    /** The signature cannot be read. {@code where}: header, query parameter or member concerned. */
    record MalformedCredentials(String where, String message) implements Refusal {}

    /** A signature scheme that is not served here, or is switched off. */
    record UnsupportedCredentials(String message) implements Refusal {}

    /** No such access key, or it is disabled. */
    record UnknownAccessKey(String accessKeyId) implements Refusal {}

    /** The signature differs. The strings help the caller and hold no secret; empty where there is none. */
    record SignatureMismatch(String accessKeyId, String stringToSign, String canonicalRequest, String provided)
            implements Refusal {}

    /** Headers that have to be signed are not. */
    record HeadersNotSigned(List<String> names) implements Refusal {}

    /** The request's time is too far from ours. */
    record ClockSkew(Instant requestTime, Instant serverTime, long maxSkewMillis) implements Refusal {}

    /** A signature with an end is past it. */
    record Expired(Instant expiredAt, Instant serverTime) implements Refusal {}

    /** A presigned request begins in the future. */
    record NotYetValid() implements Refusal {}

    /** A session token that belongs to no temporary key of ours. */
    record InvalidToken() implements Refusal {}

    // ---- what is allowed

    /** The decision is no. The decision itself is in the audit entry of the request. */
    record AccessDenied(Operation operation, String message) implements Refusal {}

    /** A preflight that no rule allows, or that is no preflight. {@code method} is the one asked for. */
    record PreflightRefused(Kind kind, String message, String method, boolean onKey) implements Refusal {
        /** Which kind of no. */
        public enum Kind {
            BAD_REQUEST,
            NO_BUCKET,
            NO_CONFIGURATION,
            NOT_ALLOWED
        }
    }

    // ---- what is there

    /** There is no such bucket. */
    record NoSuchBucket(String name) implements Refusal {}

    /** There is no such object. */
    record NoSuchKey(String key) implements Refusal {}

    /** There is no such upload. */
    record NoSuchUpload(String uploadId) implements Refusal {}

    /** There is no such version. */
    record NoSuchVersion(String versionId) implements Refusal {}

    /** A setting of the bucket that is not set. */
    record NotConfigured(Setting setting) implements Refusal {
        /** Which one. */
        public enum Setting {
            POLICY,
            CORS,
            BUCKET_TAGS,
            LIFECYCLE,
            ENCRYPTION,
            WEBSITE,
            REPLICATION,
            OBJECT_LOCK,
            OWNERSHIP,
            PUBLIC_ACCESS_BLOCK,
            REFERER,
            INVENTORY,
            METRICS,
            ANALYTICS,
            TIERING,
            ORIGIN,
            DOMAIN,
            MIRROR,
            NOTIFICATION,
            LOGGING,
            CNAME
        }
    }

    // ---- what is asked

    /** No call of this dialect has this shape. {@code onKey}: whether the path names a key. */
    record MethodNotAllowed(String method, boolean onKey) implements Refusal {}

    /** A call or a feature that this server does not have; named. */
    record NotImplemented(String what) implements Refusal {}

    /** The target cannot be decoded, or holds what none may hold. */
    record InvalidUri(String message) implements Refusal {}

    /** A parameter or header has a value that it may not have. */
    record InvalidArgument(String name, String value, String message) implements Refusal {}

    /** The request contradicts itself or lacks something. */
    record InvalidRequest(String message) implements Refusal {}

    /** The name cannot be one of a new bucket. */
    record InvalidBucketName(String name, String message) implements Refusal {}

    /** The key is empty or too long. */
    record InvalidKey(String message) implements Refusal {}

    /** User metadata is larger than allowed. */
    record MetadataTooLarge(int limitBytes) implements Refusal {}

    /** An XML or JSON body that cannot be read, or has another shape than the call wants. */
    record MalformedDocument(String message, Position position) implements Refusal {}

    /**
     * A document that can be read but breaks a rule of its notation.
     *
     * @param code the dialect's own error code
     * @param pointer JSON pointer of the offending member; empty where there is none
     */
    record DocumentRefused(
            String code,
            String message,
            String pointer,
            @Nullable Position position) implements Refusal {}

    /** A document that its notation takes and about which a lint finds an error, which the bucket's owner wants refused. */
    record DocumentDoubtful(Subject subject, String message) implements Refusal {
        /** Which document. */
        public enum Subject {
            CORS,
            POLICY
        }
    }

    /** A policy of a kind that the bucket's owner wants refused. The message is for whoever writes it. */
    record PolicyUnwanted(String message) implements Refusal {}

    /** A stored document that this dialect cannot say. */
    record NotExpressible(Dialect writtenIn, List<String> losses) implements Refusal {}

    /** A refusal of one dialect alone, already in its words. */
    record InDialect(int status, String code, String message, List<Header> headers) implements Refusal {}

    // ---- bodies

    /** No length is known and the call needs one. */
    record MissingLength() implements Refusal {}

    /** The body ended early. */
    record IncompleteBody(long expected, long received) implements Refusal {}

    /** The body is longer than the call allows. */
    record BodyTooLarge(long limitBytes) implements Refusal {}

    /** A digest header that is no digest. */
    record InvalidDigest(String header) implements Refusal {}

    /** The body has another digest than the header or trailer says. */
    record BadDigest(DigestKind kind, byte[] expected, byte[] actual) implements Refusal {}

    /** The body has another hash than the one signed. */
    record PayloadHashMismatch(String signed, String actual) implements Refusal {}

    /** A chunk's or the trailer's signature differs. */
    record ChunkSignatureMismatch() implements Refusal {}

    /** Framing inside the body is broken. */
    record MalformedChunk(String message) implements Refusal {}

    /** Trailers announced and sent differ. */
    record MalformedTrailer(String message) implements Refusal {}

    /** The sender was too slow. */
    record RequestTimeout() implements Refusal {}

    // ---- conditions

    /** A condition of a read or write does not hold. */
    record PreconditionFailed(String header) implements Refusal {}

    /** The range begins beyond the end. */
    record InvalidRange(long sizeBytes) implements Refusal {}

    // ---- the store and the machine

    /** What the store said. */
    record OfStore(StoreError error) implements Refusal {}

    /** The machine lets nothing be written for now, and nothing was; reads go on. */
    record WritesRefused(WritesRefusedException.Reason reason) implements Refusal {
        /** One sentence for the client, without its full stop. */
        public String message() {
            return "the server takes no writes: " + reason.text() + "; nothing was written";
        }
    }

    /** Too much at once; try again. */
    record SlowDown() implements Refusal {}

    /** A fault of ours; the log has it under the request id. */
    record Internal() implements Refusal {}
}
