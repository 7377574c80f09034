package org.entrepot.s3;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.ETags;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.HttpDates;
import org.entrepot.gateway.ObjectReads;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.entrepot.store.DeleteCondition;
import org.entrepot.store.DeleteItem;
import org.entrepot.store.DeleteOutcome;
import org.entrepot.store.DigestKind;
import org.entrepot.store.NewObject;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.StoreException;
import org.entrepot.store.StoredObject;
import org.entrepot.store.WriteCondition;

/** PUT, GET, HEAD and DELETE of an object ({@code s3.md} sections 9 and 10). */
final class ObjectCalls {
    private static final ObjectReads.Rules RULES = new ObjectReads.Rules(true, false);
    private static final Set<String> NOT_MODIFIED_HEADERS = Set.of("ETag", "Last-Modified", "Cache-Control", "Expires");
    private static final String PARTIAL = "Content-Range";

    private ObjectCalls() {}

    /** PutObject. */
    static Answer put(Work work) throws IOException, StoreException {
        Headers headers = work.headers();
        RefusedFeatures.checkWrite(headers);
        if (!headers.has("Content-Length")
                && !headers.has("Transfer-Encoding")
                && work.body().length() == 0) {
            throw new RefusedException(new Refusal.MissingLength());
        }
        AclRequests.Asked acl = AclRequests.ofHeaders(work, true);
        if (acl.isPresent()) {
            work.gate().require(Operation.OBJECT_ACL_PUT, work.bucket(), key(work), work.object());
        }
        Set<DigestKind> digests = EnumSet.of(DigestKind.MD5);
        digests.addAll(work.body().announced());
        NewObject object = new NewObject(
                key(work),
                ObjectHeaders.stored(headers),
                ObjectHeaders.metadata(headers),
                acl.toStore(),
                Owners.ofWrite(work, acl.givesToBucketOwner()),
                Dialect.S3,
                digests);
        StoredObject stored = work.store()
                .put(
                        work.bucket(),
                        object,
                        work.body(),
                        condition(headers),
                        work.settings().objectBytesMax());
        Answer answer = Answer.empty(200, new Header("ETag", ObjectHeaders.quotedETag(stored)));
        Optional<ChecksumAlgorithm> sent = ChecksumAlgorithm.among(work.body().announced());
        return sent.isPresent() ? answer.with(checksumHeaders(sent.get(), stored)) : answer;
    }

    private static WriteCondition condition(Headers headers) throws RefusedException {
        Optional<String> match = headers.first("If-Match");
        Optional<String> noneMatch = headers.first("If-None-Match");
        if (match.isPresent() && noneMatch.isPresent()) {
            throw new RefusedException(
                    new Refusal.InvalidRequest("If-Match and If-None-Match cannot be asked for together"));
        }
        if (match.isPresent()) {
            return new WriteCondition.IfMatch(ETags.parse(match.get()));
        }
        if (noneMatch.isPresent()) {
            List<String> tags = ETags.parse(noneMatch.get());
            return tags.isEmpty() ? new WriteCondition.IfAbsent() : new WriteCondition.IfNoneMatch(tags);
        }
        return new WriteCondition.Always();
    }

    /** GetObject and HeadObject. */
    static Answer read(Work work) throws IOException {
        return read(work, Objects.requireNonNull(work.object(), "the pipeline told a missing key"));
    }

    /** GetObject and HeadObject of a version by its id. */
    static Answer readVersion(Work work) throws IOException {
        return read(work, Versions.required(work));
    }

    private static Answer read(Work work, StoredObject object) throws IOException {
        RefusedFeatures.checkRead(work.headers());
        Optional<String> part = work.query().first("partNumber");
        if (part.isPresent()) {
            checkPart(work, part.get());
        }
        List<Header> headers = new ArrayList<>(ObjectHeaders.ofAnswer(work, object));
        List<Header> checksums = checksums(work, object);
        Answer answer = ObjectReads.answer(work, object, RULES, headers);
        return switch (answer.status()) {
            case 304 -> {
                headers.removeIf(header -> !NOT_MODIFIED_HEADERS.contains(header.name()));
                yield Answer.empty(304, headers.toArray(Header[]::new));
            }
            // A part of the object has no checksum of its own.
            case 206 -> answer.body().length() == object.size() ? answer.with(checksums) : answer;
            default -> part.isPresent() ? firstPart(answer, object).with(checksums) : answer.with(checksums);
        };
    }

    private static void checkPart(Work work, String text) throws RefusedException {
        int number = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > S3Limits.PART_NUMBER_MAX) {
            throw new RefusedException(new Refusal.InvalidArgument(
                    "partNumber", text, "Part number must be an integer between 1 and " + S3Limits.PART_NUMBER_MAX));
        }
        if (work.headers().has("Range")) {
            throw new RefusedException(
                    new Refusal.InvalidRequest("Cannot specify both Range header and partNumber query parameter"));
        }
        if (number > 1) {
            throw new RefusedException(new Refusal.InDialect(
                    400, "InvalidPart", "The requested partnumber is not satisfiable", List.of()));
        }
    }

    /** An object that was not made by multipart is its own first part. */
    private static Answer firstPart(Answer whole, StoredObject object) {
        if (object.size() == 0) {
            return whole;
        }
        List<Header> headers = new ArrayList<>(whole.headers());
        headers.add(new Header(PARTIAL, "bytes 0-" + (object.size() - 1) + "/" + object.size()));
        return new Answer(206, headers, whole.body(), whole.code());
    }

    private static List<Header> checksums(Work work, StoredObject object) {
        boolean asked = work.headers()
                .first("x-amz-checksum-mode")
                .filter("ENABLED"::equalsIgnoreCase)
                .isPresent();
        Optional<ChecksumAlgorithm> known = ChecksumAlgorithm.of(object);
        return asked && known.isPresent() ? checksumHeaders(known.get(), object) : List.of();
    }

    private static List<Header> checksumHeaders(ChecksumAlgorithm algorithm, StoredObject object) {
        return List.of(algorithm.headerOf(object), new Header("x-amz-checksum-type", "FULL_OBJECT"));
    }

    /** DeleteObject. */
    static Answer delete(Work work) throws IOException, StoreException {
        RefusedFeatures.checkDelete(work.headers());
        return delete(work, deleteCondition(work.headers()));
    }

    /** DeleteObject of a version by its id: one that is not there counts as deleted. */
    static Answer deleteVersion(Work work) throws IOException, StoreException {
        RefusedFeatures.checkDelete(work.headers());
        String id = Versions.id(work);
        return id.equals(Versions.NULL)
                ? delete(work, deleteCondition(work.headers())).with("x-amz-version-id", Versions.NULL)
                : Answer.empty(204, new Header("x-amz-version-id", id));
    }

    private static Answer delete(Work work, DeleteCondition condition) throws IOException, StoreException {
        DeleteItem item = new DeleteItem(key(work), condition);
        DeleteOutcome outcome =
                work.store().delete(work.bucket(), List.of(item)).getFirst();
        return switch (outcome) {
            case DeleteOutcome.Done done -> Answer.empty(204);
            case DeleteOutcome.Refused refused -> throw new StoreException(refused.error());
        };
    }

    private static DeleteCondition deleteCondition(Headers headers) throws RefusedException {
        String size = headers.first("x-amz-if-match-size").orElse(null);
        if (size != null && !size.matches("[0-9]{1,18}")) {
            throw new RefusedException(
                    new Refusal.InvalidArgument("x-amz-if-match-size", size, "the size has to be a number of bytes"));
        }
        String modified = headers.first("x-amz-if-match-last-modified-time").orElse(null);
        if (modified != null && HttpDates.parse(modified).isEmpty()) {
            throw new RefusedException(new Refusal.InvalidArgument(
                    "x-amz-if-match-last-modified-time", modified, "the time has to be an HTTP date"));
        }
        return new DeleteCondition(
                headers.first("If-Match").map(ETags::parse).orElse(null),
                modified == null ? null : HttpDates.parse(modified).orElseThrow(),
                size == null ? null : Long.valueOf(size));
    }

    static ObjectKey key(Work work) {
        return Objects.requireNonNull(work.call().key(), "a call on an object has a key");
    }
}
