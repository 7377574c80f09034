package org.entrepot.cos;

import java.util.List;
import org.entrepot.access.Operation;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.Call;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.HttpDates;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusalContext;
import org.entrepot.store.DigestKind;
import org.jspecify.annotations.Nullable;

/** Words every refusal as COS does: status, code and message ({@code cos.md} sections 3, 8 and 13). */
final class CosErrors {
    /** What a refused preflight says, the vendor's misspellings included ({@code cos.md} section 6.3). */
    static final String PREFLIGHT_MESSAGE =
            "CORSResponse: This CORS request is not allowed. This is usually because the"
                    + " evalution of Origin, request method / Access-Control-Request-Method or Access-Control-Requet-Headers are"
                    + " not whitelisted by the resource's CORS spec";

    /** What an answer to a signature outside its time says; the script SDKs compare it ({@code cos.md} section 2.2). */
    static final String EXPIRED_MESSAGE = "Request has expired";

    private CosErrors() {}

    /** The whole answer: the error document, or for HEAD no body. */
    static Answer answer(Refusal refusal, RefusalContext context) {
        CosError error = word(refusal, context);
        Answer answer = context.head().method().equals("HEAD")
                ? Answer.empty(error.status())
                : Answer.document(error.status(), CosXml.CONTENT_TYPE, CosErrorXml.write(error, context.head()));
        return answer.with(error.headers()).coded(error.code());
    }

    /** The code and message alone, for a key of a multi-delete. */
    static CosError word(Refusal refusal, RefusalContext context) {
        return switch (refusal) {
            case Refusal.MissingCredentials missing -> denied();
            case Refusal.MalformedCredentials it -> CosError.of(400, "InvalidArgument", it.message());
            case Refusal.UnsupportedCredentials it -> CosError.of(400, "VerifyAlgorithmNotSupported", it.message());
            case Refusal.UnknownAccessKey it ->
                CosError.of(403, "InvalidAccessKeyId", "The Access Key Id you provided does not exist in our records.");
            case Refusal.InvalidToken it ->
                CosError.of(403, "InvalidAccessKeyId", "The security token belongs to no temporary key.");
            case Refusal.SignatureMismatch it ->
                CosError.of(
                                403,
                                "SignatureDoesNotMatch",
                                "The Signature you specified is invalid; `StringToSign` and `FormatString` are what it was"
                                        + " compared with.")
                        .and("StringToSign", it.stringToSign())
                        .and("FormatString", it.canonicalRequest());
            case Refusal.HeadersNotSigned it ->
                CosError.of(403, "SignatureDoesNotMatch", "Headers that must be signed are not: " + it.names());
            case Refusal.ClockSkew it ->
                CosError.of(
                                403,
                                "RequestTimeTooSkewed",
                                "The difference between the request time and the current time is too large.")
                        .and("ServerTime", HttpDates.formatMillis(it.serverTime()));
            case Refusal.Expired it ->
                CosError.of(403, "AccessDenied", EXPIRED_MESSAGE)
                        .and("ServerTime", HttpDates.formatMillis(it.serverTime()));
            case Refusal.NotYetValid it -> CosError.of(403, "AccessDenied", EXPIRED_MESSAGE);
            case Refusal.AccessDenied it -> denied();
            case Refusal.PreflightRefused it -> preflight(it);
            case Refusal.NoSuchBucket it -> CosStoreErrors.noSuchBucket();
            case Refusal.NoSuchKey it -> CosStoreErrors.noSuchKey();
            case Refusal.NoSuchUpload it ->
                CosError.of(404, "NoSuchUpload", "The specified multipart upload does not exist.");
            case Refusal.NoSuchVersion it -> CosError.of(404, "NoSuchVersion", "The specified version does not exist.");
            case Refusal.NotConfigured it -> notConfigured(it.setting());
            case Refusal.MethodNotAllowed it ->
                CosError.of(
                        405,
                        "MethodNotAllowed",
                        "The method `" + it.method() + "` is not allowed against this resource.");
            case Refusal.NotImplemented it ->
                CosError.of(501, "NotImplemented", "`" + it.what() + "` is not implemented by this server.");
            case Refusal.InvalidUri it -> CosError.of(400, "InvalidURI", it.message());
            case Refusal.InvalidArgument it ->
                CosError.of(400, "InvalidArgument", "`" + it.name() + "`: " + it.message());
            case Refusal.InvalidRequest it -> CosError.of(400, "InvalidRequest", it.message());
            case Refusal.InvalidBucketName it -> CosError.of(400, "InvalidBucketName", it.message());
            case Refusal.InvalidKey it -> CosError.of(400, "InvalidObjectName", it.message());
            case Refusal.MetadataTooLarge it ->
                CosError.of(400, "InvalidArgument", "x-cos-meta-* may have " + it.limitBytes() + " bytes in all");
            case Refusal.MalformedDocument it ->
                CosError.of(
                        400,
                        isPolicy(context.call()) ? "MalformedPolicy" : "MalformedXML",
                        it.message() + " at " + it.position());
            case Refusal.DocumentRefused it -> documentRefused(it);
            case Refusal.DocumentDoubtful it ->
                CosError.of(
                        400,
                        switch (it.subject()) {
                            case CORS -> "InvalidArgument";
                            case POLICY -> "MalformedPolicy";
                        },
                        it.message());
            case Refusal.PolicyUnwanted it -> CosError.of(403, "AccessDenied", "Access Denied: " + it.message());
            case Refusal.NotExpressible it ->
                CosError.of(
                        409,
                        "InvalidBucketState",
                        "The document was written through " + it.writtenIn().label() + " and COS cannot say: "
                                + String.join("; ", it.losses()));
            case Refusal.InDialect it -> new CosError(it.status(), it.code(), it.message(), it.headers(), List.of());
            case Refusal.MissingLength it ->
                CosError.of(411, "MissingContentLength", "You must provide the Content-Length HTTP header.");
            case Refusal.IncompleteBody it ->
                CosError.of(
                        400,
                        "IncompleteBody",
                        "The body has " + it.received() + " bytes where " + it.expected() + " were announced.");
            case Refusal.BodyTooLarge it -> tooLarge(it.limitBytes(), context.call());
            case Refusal.InvalidDigest it ->
                CosError.of(400, "InvalidDigest", "The " + it.header() + " you specified is not valid.");
            case Refusal.BadDigest it -> CosStoreErrors.badDigest(it.kind());
            case Refusal.PayloadHashMismatch it -> CosStoreErrors.badDigest(DigestKind.SHA1);
            case Refusal.ChunkSignatureMismatch it ->
                CosError.of(403, "SignatureDoesNotMatch", "The signature of a chunk does not match.");
            case Refusal.MalformedChunk it -> CosError.of(400, "IncompleteBody", it.message());
            case Refusal.MalformedTrailer it -> CosError.of(400, "IncompleteBody", it.message());
            case Refusal.RequestTimeout it ->
                CosError.of(400, "RequestTimeout", "The body was not received within the time allowed.");
            case Refusal.PreconditionFailed it ->
                CosError.of(412, "PreconditionFailed", "The condition in `" + it.header() + "` does not hold.");
            case Refusal.InvalidRange it ->
                new CosError(
                        416,
                        "InvalidRange",
                        "The requested range cannot be satisfied.",
                        List.of(new Header("Content-Range", "bytes */" + it.sizeBytes())),
                        List.of());
            case Refusal.OfStore it -> CosStoreErrors.word(it.error(), context.caller());
            case Refusal.WritesRefused it -> CosError.of(503, "ServiceUnavailable", it.message());
            case Refusal.SlowDown it -> CosError.of(503, "SlowDown", "Please reduce your request rate.");
            case Refusal.Internal it ->
                CosError.of(500, "InternalError", "We encountered an internal error. Please try again.");
        };
    }

    private static CosError denied() {
        return CosError.of(403, "AccessDenied", "Access Denied.");
    }

    private static CosError preflight(Refusal.PreflightRefused refused) {
        return switch (refused.kind()) {
            case BAD_REQUEST -> CosError.of(400, "InvalidArgument", refused.message());
            case NO_BUCKET -> CosStoreErrors.noSuchBucket();
            case NO_CONFIGURATION, NOT_ALLOWED -> CosError.of(403, "AccessForbidden", PREFLIGHT_MESSAGE);
        };
    }

    private static CosError documentRefused(Refusal.DocumentRefused refused) {
        StringBuilder message = new StringBuilder(refused.message());
        // Problems of policies name their place themselves.
        if (!refused.pointer().isEmpty() && !refused.message().contains(refused.pointer())) {
            message.append(" (").append(refused.pointer()).append(')');
        }
        if (refused.position() != null) {
            message.append(" at ").append(refused.position());
        }
        return CosError.of(refused.code().equals("AccessDenied") ? 403 : 400, refused.code(), message.toString());
    }

    /** The code follows what the body was ({@code cos.md} sections 6.1, 7.1 and 9). */
    private static CosError tooLarge(long limitBytes, @Nullable Call call) {
        String message = "The body is longer than " + limitBytes + " bytes.";
        if (isPolicy(call)) {
            return CosError.of(400, "PolicyFull", message);
        }
        boolean isObject = call != null
                && call.row() != null
                && (call.row().operation() == Operation.OBJECT_WRITE
                        || call.row().operation() == Operation.UPLOAD_PART);
        return CosError.of(400, isObject ? "EntityTooLarge" : "XMLSizeLimit", message);
    }

    private static boolean isPolicy(@Nullable Call call) {
        return call != null && call.row() != null && call.row().operation() == Operation.BUCKET_POLICY_PUT;
    }

    /** {@code cos.md} section 8, last column; settings that COS has no document for get the general code. */
    private static CosError notConfigured(Refusal.NotConfigured.Setting setting) {
        String code = switch (setting) {
            case POLICY -> "NoSuchBucketPolicy";
            case CORS -> "NoSuchCORSConfiguration";
            case BUCKET_TAGS -> "NoSuchTagSet";
            case LIFECYCLE -> "NoSuchLifecycleConfiguration";
            case ENCRYPTION -> "NoSuchEncryptionConfiguration";
            case WEBSITE -> "NoSuchWebsiteConfiguration";
            case REPLICATION -> "ReplicationConfigurationNotFoundError";
            case OBJECT_LOCK -> "NoSuchObjectLockConfiguration";
            case REFERER -> "NoSuchRefererConfiguration";
            case INVENTORY -> "InventoryConfigurationNotFoundError";
            case ORIGIN, MIRROR -> "OriginConfigurationNotFoundError";
            case DOMAIN, CNAME -> "DomainConfigNotFoundError";
            case OWNERSHIP, PUBLIC_ACCESS_BLOCK, METRICS, ANALYTICS, TIERING, NOTIFICATION, LOGGING ->
                "NoSuchConfiguration";
        };
        return CosError.of(404, code, "The specified configuration does not exist.");
    }
}
