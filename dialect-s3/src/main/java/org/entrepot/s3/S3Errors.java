package org.entrepot.s3;

import java.util.List;
import org.entrepot.access.text.Position;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.Entry;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusalContext;
import org.entrepot.gateway.sigv4.SigV4Time;

/** Words every refusal as S3 does ({@code s3.md} sections 3.5, 6, 20); those of the store are in {@link S3StoreErrors}. */
final class S3Errors {
    private static final String SIGV2 =
            "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.";

    /** Tells clients which region to sign for. */
    static final String BUCKET_REGION = "x-amz-bucket-region";

    private S3Errors() {}

    /** The answer to a refused request. */
    static Answer answer(Refusal refusal, RefusalContext context) {
        S3Error error = refusal instanceof Refusal.NoSuchBucket(String name)
                ? of(refusal).with("BucketName", name)
                : of(refusal);
        return context.entry().view() == Entry.View.WEBSITE
                ? error.page()
                : error.answer(context.head().rawPath(), context.head().requestId());
    }

    /** The words of one refusal. */
    static S3Error of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.MissingCredentials missing -> denied("Access Denied");
            case Refusal.MalformedCredentials malformed -> malformedCredentials(malformed);
            case Refusal.UnsupportedCredentials unsupported ->
                S3Error.of(400, "InvalidArgument", unsupported.message()).with("ArgumentName", "Authorization");
            case Refusal.UnknownAccessKey unknown ->
                S3Error.of(
                                403,
                                "InvalidAccessKeyId",
                                "The AWS Access Key Id you provided does not exist in our records.")
                        .with("AWSAccessKeyId", unknown.accessKeyId());
            case Refusal.SignatureMismatch mismatch -> signatureMismatch(mismatch);
            case Refusal.HeadersNotSigned unsigned ->
                denied("There were headers present in the request which were not signed")
                        .with("HeadersNotSigned", String.join(", ", unsigned.names()));
            case Refusal.ClockSkew skew ->
                S3Error.of(
                                403,
                                "RequestTimeTooSkewed",
                                "The difference between the request time and the server's time is too large.")
                        .with("RequestTime", SigV4Time.format(skew.requestTime()))
                        .with("ServerTime", skew.serverTime().toString())
                        .with("MaxAllowedSkewMilliseconds", Long.toString(skew.maxSkewMillis()));
            case Refusal.Expired expired ->
                denied("Request has expired")
                        .with("Expires", expired.expiredAt().toString())
                        .with("ServerTime", expired.serverTime().toString());
            case Refusal.NotYetValid early -> denied("Request is not valid yet");
            case Refusal.InvalidToken token ->
                S3Error.of(400, "InvalidToken", "The provided token is malformed or otherwise invalid.");
            case Refusal.AccessDenied refused -> denied("Access Denied");
            case Refusal.PreflightRefused preflight -> preflight(preflight);
            case Refusal.NoSuchBucket bucket -> S3Error.of(404, "NoSuchBucket", "The specified bucket does not exist");
            case Refusal.NoSuchKey key -> S3StoreErrors.noSuchKey(key.key());
            case Refusal.NoSuchUpload upload ->
                S3Error.of(
                                404,
                                "NoSuchUpload",
                                "The specified upload does not exist. The upload ID may be invalid, or the upload may"
                                        + " have been aborted or completed.")
                        .with("UploadId", upload.uploadId());
            case Refusal.NoSuchVersion version ->
                S3Error.of(404, "NoSuchVersion", "The specified version does not exist.")
                        .with("VersionId", version.versionId());
            case Refusal.NotConfigured unset -> S3NotConfigured.of(unset.setting());
            case Refusal.MethodNotAllowed method ->
                S3Error.of(405, "MethodNotAllowed", "The specified method is not allowed against this resource.")
                        .with("Method", method.method())
                        .with("ResourceType", resourceType(method.onKey()));
            case Refusal.NotImplemented what ->
                S3Error.of(501, "NotImplemented", "This server does not support " + what.what());
            case Refusal.InvalidUri uri ->
                S3Error.of(400, "InvalidURI", "Couldn't parse the specified URI: " + uri.message());
            case Refusal.InvalidArgument argument ->
                S3Error.of(400, "InvalidArgument", argument.message())
                        .with("ArgumentName", argument.name())
                        .with("ArgumentValue", argument.value());
            case Refusal.InvalidRequest request -> S3Error.of(400, "InvalidRequest", request.message());
            case Refusal.InvalidBucketName name ->
                S3Error.of(400, "InvalidBucketName", "The specified bucket is not valid: " + name.message())
                        .with("BucketName", name.name());
            case Refusal.InvalidKey key -> S3Error.of(400, "KeyTooLongError", key.message());
            case Refusal.MetadataTooLarge metadata ->
                S3Error.of(400, "MetadataTooLarge", "Your metadata headers exceed the maximum allowed metadata size")
                        .with("MaxSizeAllowed", Integer.toString(metadata.limitBytes()));
            case Refusal.MalformedDocument document ->
                S3Error.of(400, "MalformedXML", located(document.message(), document.position()));
            case Refusal.DocumentRefused document ->
                S3Error.of(
                        400,
                        document.code(),
                        document.position() == null
                                ? document.message()
                                : located(document.message(), document.position()));
            case Refusal.DocumentDoubtful doubtful ->
                S3Error.of(
                        400,
                        switch (doubtful.subject()) {
                            case CORS -> "InvalidRequest";
                            case POLICY -> "MalformedPolicy";
                        },
                        doubtful.message());
            case Refusal.PolicyUnwanted unwanted -> denied("Access Denied: " + unwanted.message());
            case Refusal.NotExpressible not -> notExpressible(not);
            case Refusal.InDialect words -> inDialect(words);
            case Refusal.MissingLength length ->
                S3Error.of(411, "MissingContentLength", "You must provide the Content-Length HTTP header.");
            case Refusal.IncompleteBody body ->
                S3Error.of(
                                400,
                                "IncompleteBody",
                                "You did not provide the number of bytes specified by the Content-Length HTTP header")
                        .with("ExpectedBytes", Long.toString(body.expected()))
                        .with("ReceivedBytes", Long.toString(body.received()));
            case Refusal.BodyTooLarge body -> S3StoreErrors.tooLarge(body.limitBytes());
            case Refusal.InvalidDigest digest ->
                S3Error.of(400, "InvalidDigest", "The " + digest.header() + " you specified is not valid.");
            case Refusal.BadDigest digest -> S3StoreErrors.badDigest(digest.expected(), digest.actual());
            case Refusal.PayloadHashMismatch hash ->
                S3Error.of(
                                400,
                                "XAmzContentSHA256Mismatch",
                                "The provided 'x-amz-content-sha256' header does not match what was computed.")
                        .with("ClientComputedContentSHA256", hash.signed())
                        .with("S3ComputedContentSHA256", hash.actual());
            case Refusal.ChunkSignatureMismatch chunk ->
                S3Error.of(
                        403,
                        "SignatureDoesNotMatch",
                        "The signature of a chunk or of the trailer does not match the signature we calculated.");
            case Refusal.MalformedChunk chunk -> S3Error.of(400, "InvalidRequest", chunk.message());
            case Refusal.MalformedTrailer trailer -> S3Error.of(400, "MalformedTrailerError", trailer.message());
            case Refusal.RequestTimeout timeout ->
                S3Error.of(
                        400,
                        "RequestTimeout",
                        "Your socket connection to the server was not read from or written to within the timeout"
                                + " period.");
            case Refusal.PreconditionFailed condition -> S3StoreErrors.precondition(condition.header());
            case Refusal.InvalidRange range ->
                S3Error.of(416, "InvalidRange", "The requested range is not satisfiable")
                        .with("ActualObjectSize", Long.toString(range.sizeBytes()))
                        .withHeader("Content-Range", "bytes */" + range.sizeBytes());
            case Refusal.OfStore store -> S3StoreErrors.of(store.error());
            case Refusal.WritesRefused refused -> S3Error.of(503, "ServiceUnavailable", refused.message());
            case Refusal.SlowDown slow -> S3Error.of(503, "SlowDown", "Please reduce your request rate.");
            case Refusal.Internal internal ->
                S3Error.of(500, "InternalError", "We encountered an internal error. Please try again.");
        };
    }

    /** SigV2, which is off ({@code s3.md} 3.4). */
    static Refusal sigV2Refused() {
        return new Refusal.InvalidRequest(SIGV2);
    }

    /** A scope for another region than the one configured ({@code s3.md} section 1, {@code region-check}). */
    static Refusal wrongRegion(String sent, String wanted) {
        return new Refusal.InDialect(
                400,
                "AuthorizationHeaderMalformed",
                "The authorization header is malformed; the region '" + sent + "' is wrong; expecting '" + wanted + "'",
                List.of(new Header(BUCKET_REGION, wanted)));
    }

    /** Behind an answer that carries the right region goes the element that SDKs read. */
    private static S3Error inDialect(Refusal.InDialect words) {
        S3Error error =
                S3Error.of(words.status(), words.code(), words.message()).withHeaders(words.headers());
        for (Header header : words.headers()) {
            if (header.name().equals(BUCKET_REGION)) {
                error = error.with("Region", header.value());
            }
        }
        return error;
    }

    private static S3Error denied(String message) {
        return S3Error.of(403, "AccessDenied", message);
    }

    private static S3Error malformedCredentials(Refusal.MalformedCredentials malformed) {
        if (malformed.where().equals("Date")) {
            return denied(malformed.message());
        }
        return malformed.where().startsWith("X-Amz-")
                ? S3Error.of(400, "AuthorizationQueryParametersError", malformed.message())
                : S3Error.of(400, "AuthorizationHeaderMalformed", malformed.message());
    }

    private static S3Error signatureMismatch(Refusal.SignatureMismatch mismatch) {
        return S3Error.of(
                        403,
                        "SignatureDoesNotMatch",
                        "The request signature we calculated does not match the signature you provided. Check your"
                                + " key and signing method.")
                .with("AWSAccessKeyId", mismatch.accessKeyId())
                .with("StringToSign", mismatch.stringToSign())
                .with("SignatureProvided", mismatch.provided())
                .with("CanonicalRequest", mismatch.canonicalRequest());
    }

    private static S3Error preflight(Refusal.PreflightRefused preflight) {
        String message = "CORSResponse: " + preflight.message();
        return switch (preflight.kind()) {
            case BAD_REQUEST -> S3Error.of(400, "BadRequest", message);
            case NO_BUCKET -> forbidden(message, preflight.method(), false);
            case NO_CONFIGURATION -> forbidden(message, preflight.method(), false);
            case NOT_ALLOWED -> forbidden(message, preflight.method(), preflight.onKey());
        };
    }

    private static S3Error forbidden(String message, String method, boolean onKey) {
        return S3Error.of(403, "AccessForbidden", message)
                .with("Method", method)
                .with("ResourceType", resourceType(onKey));
    }

    private static String resourceType(boolean onKey) {
        return onKey ? "OBJECT" : "BUCKET";
    }

    private static S3Error notExpressible(Refusal.NotExpressible not) {
        return S3Error.of(
                409,
                "InvalidBucketState",
                "The document was written through " + not.writtenIn().label() + " and cannot be said in S3's notation: "
                        + String.join("; ", not.losses()));
    }

    private static String located(String message, Position position) {
        return message + " (" + position + ")";
    }
}
