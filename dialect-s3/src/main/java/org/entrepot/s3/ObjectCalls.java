package org.entrepot.s3;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
import org.entrepot.store.ObjectKey;
import org.entrepot.store.StoreException;
import org.entrepot.store.StoredObject;

/** PUT, GET, HEAD and DELETE of an object ({@code s3.md} sections 9 and 10). */
final class ObjectCalls {
    private static final ObjectReads.Rules RULES = new ObjectReads.Rules(true, false);
    private static final Set<String> NOT_MODIFIED_HEADERS = Set.of("ETag", "Last-Modified", "Cache-Control", "Expires");

    private ObjectCalls() {}

    /** PutObject. */
    static Answer put(Work work) throws IOException, StoreException {
        RefusedFeatures.checkWrite(work.headers());
        ObjectWrites.requireLength(work);
        PartNumbers.refuse(work);
        Set<DigestKind> digests = EnumSet.of(DigestKind.MD5);
        digests.addAll(work.body().announced());
        StoredObject stored = work.store()
                .put(
                        work.bucket(),
                        ObjectWrites.described(work, digests),
                        work.body(),
                        ObjectWrites.condition(work.headers()),
                        work.settings().objectBytesMax());
        Answer answer = Answer.empty(200, new Header("ETag", ObjectHeaders.quotedETag(stored)));
        return ChecksumAlgorithm.among(work.body().announced())
                .map(sent -> answer.with(ObjectChecksums.of(stored).only(sent).headers()))
                .orElse(answer);
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
        List<Header> headers = ObjectHeaders.ofAnswer(work, object);
        Answer answer = work.query().has(PartNumbers.PARAMETER)
                ? PartReads.answer(work, object, RULES, headers)
                : ObjectReads.answer(work, object, RULES, headers);
        if (answer.status() == 304) {
            return Answer.empty(
                    304,
                    headers.stream()
                            .filter(header -> NOT_MODIFIED_HEADERS.contains(header.name()))
                            .toArray(Header[]::new));
        }
        // What is known of all bytes says nothing of some of them.
        return answer.body().length() == object.size() && asksForChecksums(work)
                ? answer.with(ObjectChecksums.of(object).headers())
                : answer;
    }

    private static boolean asksForChecksums(Work work) {
        return work.headers()
                .first("x-amz-checksum-mode")
                .filter("ENABLED"::equalsIgnoreCase)
                .isPresent();
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
