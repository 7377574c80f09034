package org.entrepot.gateway;

import java.io.IOException;
import java.util.List;
import org.entrepot.store.StoredObject;

/** GET and HEAD of an object, as far as all dialects agree: conditions, range, status and body. */
public final class ObjectReads {
    private ObjectReads() {}

    /**
     * Where dialects differ.
     *
     * @param conditions whether If-headers count (MediaStore ignores them)
     * @param refuseUnreadableRange whether a range that cannot be understood is an error (QingStor) instead of the whole object
     */
    public record Rules(boolean conditions, boolean refuseUnreadableRange) {}

    /**
     * Answers 200, 206 or 304 with the object's bytes, or with their length alone for HEAD. Headers are {@code
     * Content-Range} and {@code more}; a 304 carries only {@code more}.
     *
     * @throws RefusedException {@link Refusal.PreconditionFailed}, {@link Refusal.InvalidRange}
     */
    public static Answer answer(Work work, StoredObject object, Rules rules, List<Header> more) throws IOException {
        Headers headers = work.headers();
        if (rules.conditions() && ReadConditions.judge(headers, object) == ReadConditions.Verdict.NOT_MODIFIED) {
            return new Answer(304, more, new AnswerBody.None(0), "");
        }
        boolean rangeCounts = headers.first("If-Range")
                .map(tag -> ETags.anyOn(object, ETags.parse(tag)) || isUnchangedSince(object, tag))
                .orElse(true);
        return switch (rangeCounts
                ? ByteRange.of(headers.first("Range"), object.size())
                : new ByteRange.Asked.Whole()) {
            case ByteRange.Asked.Whole whole -> whole(work, object, more);
            case ByteRange.Asked.Part(ByteRange range) -> part(work, object, range, more);
            case ByteRange.Asked.Unsatisfiable none ->
                throw new RefusedException(new Refusal.InvalidRange(object.size()));
            case ByteRange.Asked.Unreadable unreadable -> {
                if (rules.refuseUnreadableRange()) {
                    throw new RefusedException(new Refusal.InvalidRange(object.size()));
                }
                yield whole(work, object, more);
            }
        };
    }

    /**
     * Answers 206 or 304 with a range that the call itself names, as a request for a part of a multipart object does. If-headers
     * count.
     *
     * @throws RefusedException {@link Refusal.PreconditionFailed}
     */
    public static Answer answerRange(Work work, StoredObject object, ByteRange range, List<Header> more)
            throws IOException {
        return ReadConditions.judge(work.headers(), object) == ReadConditions.Verdict.NOT_MODIFIED
                ? new Answer(304, more, new AnswerBody.None(0), "")
                : part(work, object, range, more);
    }

    private static boolean isUnchangedSince(StoredObject object, String date) {
        return HttpDates.parse(date)
                .filter(since -> object.lastModified().getEpochSecond() <= since.getEpochSecond())
                .isPresent();
    }

    private static Answer whole(Work work, StoredObject object, List<Header> more) throws IOException {
        return new Answer(200, more, body(work, object, 0, object.size()), "");
    }

    private static Answer part(Work work, StoredObject object, ByteRange range, List<Header> more) throws IOException {
        return new Answer(206, List.of(), body(work, object, range.first(), range.length()), "")
                .with("Content-Range", range.contentRange(object.size()))
                .with(more);
    }

    private static AnswerBody body(Work work, StoredObject object, long first, long length) throws IOException {
        return work.head().method().equals("HEAD")
                ? new AnswerBody.None(length)
                : new AnswerBody.Content(work.store().open(object, first, length));
    }
}
