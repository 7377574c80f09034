package org.entrepot.s3;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.ByteRange;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.ObjectReads;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.entrepot.store.Multipart;
import org.entrepot.store.ObjectPart;
import org.entrepot.store.StoredObject;

/** GET and HEAD with {@code partNumber}: parts count as they were used, from 1 ({@code s3.md} sections 9 and 11). */
final class PartReads {
    private static final String PARTS_COUNT = "x-amz-mp-parts-count";

    private PartReads() {}

    /**
     * Answers with one part. An object that no upload made is its own first part.
     *
     * @param rules for an object without bytes, of which no range can be told
     * @throws RefusedException {@link Refusal.InvalidArgument}, {@link Refusal.InvalidRequest} together with a range,
     *     {@code InvalidPart}
     */
    static Answer answer(Work work, StoredObject object, ObjectReads.Rules rules, List<Header> headers)
            throws IOException {
        int number = PartNumbers.required(work);
        if (work.headers().has("Range")) {
            throw new RefusedException(
                    new Refusal.InvalidRequest("Cannot specify both Range header and partNumber query parameter"));
        }
        Multipart multipart = object.multipart();
        int count = multipart == null ? 1 : multipart.parts();
        if (number > count) {
            throw new RefusedException(new Refusal.InDialect(
                    400, "InvalidPart", "The requested partnumber is not satisfiable", List.of()));
        }
        List<Header> all = new ArrayList<>(headers);
        if (multipart != null) {
            all.add(new Header(PARTS_COUNT, Integer.toString(count)));
        }
        ByteRange range = multipart == null ? new ByteRange(0, object.size()) : range(work, object, number);
        if (object.size() == 0) {
            return ObjectReads.answer(work, object, rules, all);
        }
        if (range.length() == 0) {
            throw new RefusedException(new Refusal.InvalidRange(object.size()));
        }
        return ObjectReads.answerRange(work, object, range, all);
    }

    private static ByteRange range(Work work, StoredObject object, int number) throws IOException {
        ObjectPart part = work.store().parts(object, number - 1, 1).getFirst();
        return new ByteRange(part.offset(), part.size());
    }
}
