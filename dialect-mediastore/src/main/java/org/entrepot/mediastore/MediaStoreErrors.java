package org.entrepot.mediastore;

import java.util.ArrayList;
import java.util.List;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.access.text.Position;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.AnswerBody;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusalContext;
import org.entrepot.store.DigestKind;
import org.entrepot.store.StoreError;
import org.jspecify.annotations.Nullable;

/**
 * Words refusals: the type goes into a header and into the body on both planes, because some clients read only the one and
 * some only the other ({@code mediastore.md} section 4).
 */
final class MediaStoreErrors {
    private static final String VALIDATION = "ValidationException";
    private static final String IN_USE = "ContainerInUseException";
    private static final String UNKNOWN_OPERATION = "UnknownOperationException";
    private static final String INVALID_SIGNATURE = "InvalidSignatureException";

    /** How much of a refused value a message repeats, characters; paths of 900 would drown the reason. */
    private static final int VALUE_SHOWN_MAX = 100;

    private MediaStoreErrors() {}

    /** What a refusal becomes on the wire. */
    private record Words(int status, String type, String message, List<Header> headers) {
        Words(int status, String type, String message) {
            this(status, type, message, List.of());
        }
    }

    /** The whole answer; for HEAD the header alone carries the type. */
    static Answer answer(Refusal refusal, RefusalContext context) {
        Plane plane = Plane.of(context.head());
        Words words = words(refusal, plane, context.head().method());
        byte[] body = new JsonWriter()
                .openObject()
                .member("__type", words.type())
                .member("Message", words.message())
                .closeObject()
                .toBytes();
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Content-Type", plane.contentType()));
        headers.add(new Header("x-amzn-ErrorType", words.type()));
        headers.addAll(words.headers());
        boolean bodiless = context.head().method().equals("HEAD");
        return new Answer(
                words.status(), headers, bodiless ? new AnswerBody.None(0) : new AnswerBody.Bytes(body), words.type());
    }

    private static Words words(Refusal refusal, Plane plane, String method) {
        return switch (refusal) {
            case Refusal.MissingCredentials r ->
                new Words(403, "MissingAuthenticationTokenException", "the request is not signed");
            case Refusal.MalformedCredentials r -> incomplete(r.where() + ": " + r.message());
            case Refusal.UnsupportedCredentials r -> incomplete(r.message());
            case Refusal.UnknownAccessKey r -> unrecognized("the security token included in the request is invalid");
            case Refusal.InvalidToken r -> unrecognized("the session token belongs to no temporary key");
            case Refusal.SignatureMismatch r ->
                signature("the signature calculated differs from the one provided; check the secret key and the signing"
                        + " method");
            case Refusal.HeadersNotSigned r ->
                signature("these headers have to be signed: " + String.join(", ", r.names()));
            case Refusal.ClockSkew r ->
                signature("signature expired: " + r.requestTime() + " differs from " + r.serverTime() + " by more than "
                        + r.maxSkewMillis() / 60_000 + " minutes");
            case Refusal.Expired r -> signature("signature expired: it ended " + r.expiredAt());
            case Refusal.NotYetValid r -> signature("the signature is not valid yet");
            case Refusal.PayloadHashMismatch r ->
                signature("the body has another SHA-256 than `x-amz-content-sha256` says");
            case Refusal.ChunkSignatureMismatch r -> signature("the signature of a chunk differs");
            case Refusal.AccessDenied r -> new Words(403, "AccessDeniedException", "access denied");
            case Refusal.PreflightRefused r -> preflight(r);
            case Refusal.NoSuchBucket r -> noContainer(r.name(), plane);
            case Refusal.NoSuchKey r -> noObject(r.key());
            case Refusal.NoSuchUpload r -> noObject(r.uploadId());
            case Refusal.NoSuchVersion r -> noObject(r.versionId());
            case Refusal.NotConfigured r -> notConfigured(r.setting());
            case Refusal.MethodNotAllowed r ->
                new Words(400, UNKNOWN_OPERATION, "there is no operation with the method `" + r.method() + "` here");
            case Refusal.NotImplemented r -> new Words(400, UNKNOWN_OPERATION, r.what() + " is not supported");
            case Refusal.InvalidUri r -> validation(r.message());
            case Refusal.InvalidArgument r ->
                validation("value `" + shown(r.value()) + "` at `" + r.name() + "` is not allowed: " + r.message());
            case Refusal.InvalidRequest r -> validation(r.message());
            case Refusal.InvalidBucketName r ->
                validation("value `" + shown(r.name()) + "` at `ContainerName` is not allowed: " + r.message());
            case Refusal.InvalidKey r -> validation("the path is not allowed: " + r.message());
            case Refusal.MetadataTooLarge r -> validation("metadata is limited to " + r.limitBytes() + " bytes");
            case Refusal.MalformedDocument r -> validation(located(r.message(), "", r.position()));
            case Refusal.DocumentRefused r -> validation(located(r.message(), r.pointer(), r.position()));
            case Refusal.DocumentDoubtful r -> validation(r.message());
            case Refusal.PolicyUnwanted r -> new Words(403, "AccessDeniedException", r.message());
            case Refusal.NotExpressible r ->
                new Words(
                        400,
                        IN_USE,
                        "the document was written in " + r.writtenIn().label()
                                + " and holds what MediaStore cannot say: " + String.join("; ", r.losses()));
            case Refusal.InDialect r -> new Words(r.status(), r.code(), r.message(), r.headers());
            case Refusal.MissingLength r -> validation("the length of the body has to be announced");
            case Refusal.IncompleteBody r ->
                validation("the body ended after " + r.received() + " of " + r.expected() + " bytes");
            case Refusal.BodyTooLarge r -> tooLarge(r.limitBytes());
            case Refusal.InvalidDigest r -> validation("the header `" + r.header() + "` holds no digest");
            case Refusal.BadDigest r -> digestMismatch(r.kind());
            case Refusal.MalformedChunk r -> validation(r.message());
            case Refusal.MalformedTrailer r -> validation(r.message());
            case Refusal.RequestTimeout r ->
                new Words(400, "RequestTimeoutException", "the body did not arrive in time");
            case Refusal.PreconditionFailed r -> validation("the condition `" + r.header() + "` does not hold");
            case Refusal.InvalidRange r ->
                new Words(
                        416,
                        "RequestedRangeNotSatisfiableException",
                        "the range begins beyond the end of the object",
                        List.of(new Header("Content-Range", "bytes */" + r.sizeBytes())));
            case Refusal.OfStore r -> ofStore(r.error(), plane);
            // MediaStore has no type of its own for it; its clients repeat a 503 (mediastore.md section 4).
            case Refusal.WritesRefused r -> new Words(503, "ServiceUnavailableException", r.message());
            // Browsers take no other answer for "ask again" (cors.md section 7); clients retry the documented 400.
            case Refusal.SlowDown r ->
                new Words(method.equals("OPTIONS") ? 503 : 400, "ThrottlingException", "rate exceeded; try again");
            case Refusal.Internal r ->
                new Words(
                        500, "InternalServerError", "an internal error occurred; the log has it under the request id");
        };
    }

    private static Words ofStore(StoreError error, Plane plane) {
        return switch (error) {
            case StoreError.NoSuchBucket e -> noContainer(e.bucket().value(), plane);
            case StoreError.BucketExists e ->
                new Words(400, IN_USE, "Container with name " + e.existing().name() + " already exists.");
            case StoreError.BucketNotEmpty e -> new Words(400, IN_USE, "Container " + e.bucket() + " is not empty.");
            case StoreError.TooManyBuckets e ->
                new Words(400, "LimitExceededException", "an account may have " + e.limit() + " containers");
            case StoreError.NoSuchKey e -> noObject(e.key().value());
            case StoreError.PreconditionFailed e -> validation("the condition `" + e.header() + "` does not hold");
            case StoreError.DigestMismatch e -> digestMismatch(e.kind());
            case StoreError.TooLarge e -> tooLarge(e.limitBytes());
            case StoreError.RevisionConflict e -> new Words(400, IN_USE, "the container is being updated; try again");
            case StoreError.NoSuchUpload e -> validation("there is no upload `" + e.uploadId() + "`");
            case StoreError.InvalidPart e -> validation("part " + e.number() + " is not there");
            case StoreError.InvalidPartOrder e -> validation("part " + e.number() + " is not in order");
            case StoreError.PartTooSmall e -> validation("part " + e.number() + " is smaller than " + e.minBytes());
            case StoreError.SizeMismatch e -> validation("the object has " + e.actual() + " bytes");
            case StoreError.NoSuchIdentity e -> validation("there is no `" + e.what() + "`");
            case StoreError.IdentityExists e -> validation("there is a `" + e.what() + "` already");
        };
    }

    private static Words preflight(Refusal.PreflightRefused refused) {
        return switch (refused.kind()) {
            case BAD_REQUEST -> validation(refused.message());
            case NO_BUCKET -> new Words(404, "ContainerNotFoundException", refused.message());
            case NO_CONFIGURATION, NOT_ALLOWED -> new Words(403, "AccessDeniedException", refused.message());
        };
    }

    private static Words notConfigured(Refusal.NotConfigured.Setting setting) {
        return setting == Refusal.NotConfigured.Setting.CORS
                ? new Words(400, "CorsPolicyNotFoundException", "the container has no CORS policy")
                : new Words(400, "PolicyNotFoundException", "the container has no such policy");
    }

    /** A modelled error of the control plane is a 400 like all of them; the data plane has statuses of its own. */
    private static Words noContainer(String name, Plane plane) {
        int status = plane == Plane.CONTROL ? 400 : 404;
        return new Words(status, "ContainerNotFoundException", "Container " + name + " does not exist.");
    }

    private static Words noObject(String key) {
        return new Words(404, "ObjectNotFoundException", "there is no object at `" + shown(key) + "`");
    }

    /** SHA-256 is only ever expected by a signature. */
    private static Words digestMismatch(DigestKind kind) {
        return kind == DigestKind.SHA256
                ? signature("the body has another SHA-256 than the signed one")
                : validation("the body has another " + kind + " than the request says");
    }

    private static Words tooLarge(long limitBytes) {
        return validation("the body is longer than " + limitBytes + " bytes");
    }

    private static Words validation(String message) {
        return new Words(400, VALIDATION, message);
    }

    private static Words signature(String message) {
        return new Words(403, INVALID_SIGNATURE, message);
    }

    private static Words incomplete(String message) {
        return new Words(400, "IncompleteSignatureException", message);
    }

    private static Words unrecognized(String message) {
        return new Words(403, "UnrecognizedClientException", message);
    }

    private static String located(String message, String pointer, @Nullable Position position) {
        // Messages about policies name the pointer themselves.
        String at = pointer.isEmpty() || message.contains(pointer) ? "" : " (at " + pointer + ")";
        return message + at + (position == null ? "" : ", " + position);
    }

    private static String shown(String value) {
        return value.length() <= VALUE_SHOWN_MAX ? value : value.substring(0, VALUE_SHOWN_MAX) + "...";
    }
}
