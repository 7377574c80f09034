package org.entrepot.qingstor;

import java.util.List;
import java.util.Locale;
import org.entrepot.access.Operation;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusalContext;
import org.entrepot.store.StoreError;

/** Words every refusal with QingStor's status, code and body ({@code qingstor.md} section 5). */
final class QingStorErrors {
    static final String REQUEST_EXPIRED = "request_expired";
    static final String INVALID_REQUEST = "invalid_request";
    static final String PERMISSION_DENIED = "permission_denied";
    static final String METHOD_NOT_ALLOWED = "method_not_allowed";
    static final String INVALID_OBJECT_NAME = "invalid_object_name";
    static final String TOO_MANY_OBJECTS = "too_many_objects";

    private static final String INVALID_ARGUMENT = "invalid_argument";
    private static final String OBJECT_NOT_EXISTS = "object_not_exists";
    private static final String BUCKET_NOT_EXISTS = "bucket_not_exists";
    private static final String UPLOAD_NOT_EXISTS = "upload_not_exists";
    private static final String BAD_DIGEST = "bad_digest";
    private static final String ENTITY_TOO_LARGE = "entity_too_large";
    private static final String PRECONDITION_FAILED = "precondition_failed";
    private static final String SIGNATURE_NOT_MATCHED = "signature_not_matched";

    /** Where every error body points to; clients read it as text. */
    private static final String HELP = "http://docs.qingcloud.com/qingstor/api/common/error_code.html";

    private QingStorErrors() {}

    /** What a refusal is called. */
    record Words(int status, String code, String message) {}

    /** The whole answer. */
    static Answer answer(Refusal refusal, RefusalContext context) {
        if (isAnsweredWithoutError(refusal, context)) {
            return Answer.empty(200);
        }
        Words words = endsUpload(context) ? ofEnding(words(refusal)) : words(refusal);
        byte[] body = new JsonWriter()
                .openObject()
                .member("code", words.code())
                .member("message", words.message())
                .member("request_id", context.head().requestId())
                .member("url", HELP)
                .closeObject()
                .toBytes();
        return Answer.document(words.status(), JsonAnswers.CONTENT_TYPE, body)
                .with(headers(refusal))
                .coded(words.code());
    }

    /**
     * A preflight that no rule allows is a success without any access-control header ({@code cors.md} section 4.4), and so is
     * one on the service, which has no bucket to miss.
     */
    private static boolean isAnsweredWithoutError(Refusal refusal, RefusalContext context) {
        return refusal instanceof Refusal.PreflightRefused preflight
                && switch (preflight.kind()) {
                    case NO_CONFIGURATION, NOT_ALLOWED -> true;
                    case NO_BUCKET ->
                        context.call() != null && context.call().bucketText().isEmpty();
                    case BAD_REQUEST -> false;
                };
    }

    private static boolean endsUpload(RefusalContext context) {
        return context.call() != null
                && context.call().row() != null
                && (context.call().row().operation() == Operation.UPLOAD_FINISH
                        || context.call().row().operation() == Operation.UPLOAD_ABORT);
    }

    /** To complete or abort an unknown upload is a bad request; for all other calls it is missing (section 10). */
    private static Words ofEnding(Words words) {
        return words.code().equals(UPLOAD_NOT_EXISTS) ? new Words(400, words.code(), words.message()) : words;
    }

    private static List<Header> headers(Refusal refusal) {
        if (refusal instanceof Refusal.InvalidRange range) {
            return List.of(new Header("Content-Range", "bytes */" + range.sizeBytes()));
        }
        return refusal instanceof Refusal.InDialect own ? own.headers() : List.of();
    }

    /** Status, code and message. */
    static Words words(Refusal refusal) {
        return switch (refusal) {
            case Refusal.MissingCredentials none -> new Words(403, PERMISSION_DENIED, "this call has to be signed");
            case Refusal.MalformedCredentials(String where, String message) ->
                new Words(400, INVALID_REQUEST, "`" + where + "`: " + message);
            case Refusal.UnsupportedCredentials(String message) -> new Words(400, INVALID_REQUEST, message);
            case Refusal.UnknownAccessKey(String id) ->
                new Words(401, "invalid_access_key_id", "there is no access key `" + id + "`");
            case Refusal.SignatureMismatch mismatch ->
                new Words(
                        401,
                        SIGNATURE_NOT_MATCHED,
                        "the signature does not match; the server signed `" + mismatch.stringToSign() + "`");
            case Refusal.HeadersNotSigned(List<String> names) ->
                new Words(401, SIGNATURE_NOT_MATCHED, "not signed: " + names);
            case Refusal.ClockSkew skew ->
                new Words(
                        403,
                        REQUEST_EXPIRED,
                        "the request says it is " + skew.requestTime() + ", the server " + skew.serverTime()
                                + "; they may differ by " + skew.maxSkewMillis() / 60_000 + " minutes");
            case Refusal.Expired expired ->
                new Words(403, REQUEST_EXPIRED, "the request expired at " + expired.expiredAt());
            case Refusal.NotYetValid early -> new Words(403, REQUEST_EXPIRED, "the request is not valid yet");
            case Refusal.InvalidToken token ->
                new Words(401, "invalid_access_key_id", "the session token is not valid");
            case Refusal.AccessDenied(var operation, String message) -> new Words(403, PERMISSION_DENIED, message);
            case Refusal.PreflightRefused preflight -> preflight(preflight);
            case Refusal.NoSuchBucket(String name) -> noBucket(name);
            case Refusal.NoSuchKey(String key) -> noObject(key);
            case Refusal.NoSuchUpload(String id) -> noUpload(id);
            case Refusal.NoSuchVersion(String id) ->
                new Words(404, OBJECT_NOT_EXISTS, "there is no version `" + id + "`");
            case Refusal.NotConfigured(Refusal.NotConfigured.Setting setting) -> notConfigured(setting);
            case Refusal.MethodNotAllowed(String method, boolean onKey) ->
                new Words(
                        405,
                        METHOD_NOT_ALLOWED,
                        "no call on " + (onKey ? "an object" : "this target") + " has the method `" + method
                                + "` here");
            case Refusal.NotImplemented(String what) ->
                new Words(405, METHOD_NOT_ALLOWED, "this server does not have `" + what + "`");
            case Refusal.InvalidUri(String message) -> new Words(400, INVALID_REQUEST, message);
            case Refusal.InvalidArgument(String name, String value, String message) ->
                new Words(400, INVALID_ARGUMENT, "`" + name + "` is `" + value + "`: " + message);
            case Refusal.InvalidRequest(String message) -> new Words(400, INVALID_REQUEST, message);
            case Refusal.InvalidBucketName(String name, String message) ->
                new Words(400, "invalid_bucket_name", "`" + name + "`: " + message);
            case Refusal.InvalidKey(String message) -> new Words(400, INVALID_OBJECT_NAME, message);
            case Refusal.MetadataTooLarge(int limit) ->
                new Words(400, "metadata_too_large", "metadata has more than " + limit + " bytes");
            case Refusal.MalformedDocument(String message, var position) ->
                new Words(400, "invalid_json", message + " (" + position + ")");
            case Refusal.DocumentRefused document ->
                new Words(400, document.code(), withPointer(document.message(), document.pointer()));
            case Refusal.DocumentDoubtful(var subject, String message) -> new Words(400, INVALID_REQUEST, message);
            case Refusal.PolicyUnwanted(String message) -> new Words(403, PERMISSION_DENIED, message);
            case Refusal.NotExpressible(var writtenIn, List<String> losses) ->
                new Words(
                        400,
                        INVALID_REQUEST,
                        "the document was written in " + writtenIn.label() + " and QingStor cannot say: "
                                + String.join(", ", losses));
            case Refusal.InDialect own -> new Words(own.status(), own.code(), own.message());
            case Refusal.MissingLength none -> new Words(400, INVALID_REQUEST, "the length of the body is missing");
            case Refusal.IncompleteBody(long expected, long received) ->
                new Words(400, "incomplete_body", "the body has " + received + " of " + expected + " bytes");
            // Only documents are read against a limit of ours; an object that is too long is the store's to refuse.
            case Refusal.BodyTooLarge(long limit) ->
                new Words(400, INVALID_REQUEST, "the document is longer than " + limit + " bytes");
            case Refusal.InvalidDigest(String header) -> new Words(400, BAD_DIGEST, "`" + header + "` is no digest");
            case Refusal.BadDigest digest ->
                new Words(400, BAD_DIGEST, "the body has another " + digest.kind() + " than announced");
            case Refusal.PayloadHashMismatch hash ->
                new Words(400, BAD_DIGEST, "the body has another hash than the one signed");
            case Refusal.ChunkSignatureMismatch chunk ->
                new Words(401, SIGNATURE_NOT_MATCHED, "the signature of a chunk does not match");
            case Refusal.MalformedChunk(String message) -> new Words(400, INVALID_REQUEST, message);
            case Refusal.MalformedTrailer(String message) -> new Words(400, INVALID_REQUEST, message);
            case Refusal.RequestTimeout slow -> new Words(400, "incomplete_body", "the body did not arrive in time");
            case Refusal.PreconditionFailed(String header) -> precondition(header);
            case Refusal.InvalidRange(long size) ->
                new Words(416, "invalid_range", "the range is not one range within " + size + " bytes");
            case Refusal.OfStore(StoreError error) -> ofStore(error);
            case Refusal.WritesRefused refused -> new Words(503, "service_unavailable", refused.message());
            case Refusal.SlowDown slow -> new Words(503, "service_unavailable", "too many requests at once; try again");
            case Refusal.Internal fault ->
                new Words(500, "internal_error", "the server failed; its log has the cause under the request id");
        };
    }

    private static Words ofStore(StoreError error) {
        return switch (error) {
            case StoreError.NoSuchBucket(var bucket) -> noBucket(bucket.value());
            case StoreError.BucketExists(var existing) ->
                new Words(409, "bucket_already_exists", "the name `" + existing.name() + "` is taken");
            case StoreError.BucketNotEmpty(var bucket) ->
                new Words(409, "bucket_not_empty", "the bucket `" + bucket + "` still holds objects");
            case StoreError.TooManyBuckets(int limit) ->
                new Words(403, "too_many_buckets", "an account has at most " + limit + " buckets");
            case StoreError.NoSuchKey(var key) -> noObject(key.value());
            case StoreError.NoSuchUpload(String id) -> noUpload(id);
            case StoreError.InvalidPart(int number) ->
                new Words(400, INVALID_ARGUMENT, "part " + number + " was not uploaded, or has another ETag");
            case StoreError.InvalidPartOrder(int number) ->
                new Words(400, INVALID_REQUEST, "part " + number + " is not in ascending order");
            case StoreError.PartTooSmall(int number, long size, long min) ->
                new Words(
                        400,
                        "entity_too_small",
                        "part " + number + " has " + size + " bytes; every part but the last needs " + min);
            case StoreError.SizeMismatch(long expected, long actual) ->
                new Words(400, INVALID_ARGUMENT, "the parts have " + actual + " bytes, not " + expected);
            case StoreError.PreconditionFailed(String header) -> precondition(header);
            case StoreError.DigestMismatch digest ->
                new Words(400, BAD_DIGEST, "the body has another " + digest.kind() + " than announced");
            case StoreError.TooLarge(long limit) -> tooLarge(limit);
            case StoreError.RevisionConflict conflict ->
                new Words(412, PRECONDITION_FAILED, "what the request is about was changed meanwhile");
            case StoreError.NoSuchIdentity(String what) -> new Words(400, INVALID_ARGUMENT, "there is no " + what);
            case StoreError.IdentityExists identity -> new Words(400, INVALID_ARGUMENT, identity.what() + " is taken");
        };
    }

    private static Words preflight(Refusal.PreflightRefused preflight) {
        return switch (preflight.kind()) {
            case NO_BUCKET -> new Words(404, BUCKET_NOT_EXISTS, preflight.message());
            case BAD_REQUEST, NO_CONFIGURATION, NOT_ALLOWED -> new Words(400, INVALID_REQUEST, preflight.message());
        };
    }

    private static Words notConfigured(Refusal.NotConfigured.Setting setting) {
        String name = setting.name().toLowerCase(Locale.ROOT);
        return new Words(404, name + "_not_exists", "the bucket has no " + name + " setting");
    }

    private static Words noBucket(String name) {
        return new Words(404, BUCKET_NOT_EXISTS, "there is no bucket `" + name + "`");
    }

    private static Words noObject(String key) {
        return new Words(404, OBJECT_NOT_EXISTS, "there is no object `" + key + "`");
    }

    private static Words noUpload(String id) {
        return new Words(404, UPLOAD_NOT_EXISTS, "there is no upload `" + id + "`");
    }

    private static Words precondition(String header) {
        return new Words(412, PRECONDITION_FAILED, "the condition `" + header + "` does not hold");
    }

    private static Words tooLarge(long limit) {
        return new Words(400, ENTITY_TOO_LARGE, "the body is longer than " + limit + " bytes");
    }

    /** Some readers name the place in their message, others leave it to us. */
    private static String withPointer(String message, String pointer) {
        return message.contains(pointer) ? message : message + " (at `" + pointer + "`)";
    }
}
