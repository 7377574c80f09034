package org.entrepot.s3;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.entrepot.access.Operation;
import org.entrepot.access.policy.Fact;
import org.entrepot.access.policy.Facts;
import org.entrepot.access.text.XmlElement;
import org.entrepot.access.text.XmlWriter;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.ETags;
import org.entrepot.gateway.HttpDates;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.entrepot.store.DeleteCondition;
import org.entrepot.store.DeleteItem;
import org.entrepot.store.DeleteOutcome;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.StoreException;
import org.jspecify.annotations.Nullable;

/** DeleteObjects: each key is authorised by itself, one outcome per key in the order asked ({@code s3.md} section 10). */
final class DeleteObjectsCall {
    private DeleteObjectsCall() {}

    /**
     * One key asked for.
     *
     * @param item what the store is to delete; null when nothing is
     * @param error why not; null when the key counts as deleted
     */
    private record Asked(
            String key,
            @Nullable String versionId,
            @Nullable DeleteItem item,
            @Nullable S3Error error) {}

    static Answer handle(Work work) throws IOException, StoreException {
        RefusedFeatures.checkDelete(work.headers());
        XmlElement document = S3Xml.read(work, "Delete", S3Limits.DELETE_BYTES_MAX);
        List<XmlElement> objects = document.children("Object");
        if (objects.isEmpty() || objects.size() > S3Limits.DELETE_KEYS_MAX) {
            throw S3Xml.malformed("`Delete` needs 1 to " + S3Limits.DELETE_KEYS_MAX + " objects", document.position());
        }
        boolean quiet = document.childText("Quiet")
                .map(String::strip)
                .filter("true"::equalsIgnoreCase)
                .isPresent();
        List<Asked> asked = new ArrayList<>(objects.size());
        for (XmlElement object : objects) {
            asked.add(judged(work, object));
        }
        List<DeleteItem> items = new ArrayList<>();
        for (Asked one : asked) {
            if (one.item() != null) {
                items.add(one.item());
            }
        }
        return answer(asked, work.store().delete(work.bucket(), items), quiet);
    }

    private static Asked judged(Work work, XmlElement object) throws IOException {
        String text = object.childText("Key").orElse("");
        if (text.isEmpty()) {
            throw S3Xml.malformed("`Object` needs the element `Key`", object.position());
        }
        String version = object.childText("VersionId")
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .orElse(null);
        DeleteCondition condition = condition(object);
        Optional<ObjectKey> key = ObjectKey.of(text);
        if (key.isEmpty()) {
            return new Asked(text, version, null, S3Errors.of(new Refusal.InvalidKey("Your key is too long")));
        }
        Operation operation = version == null ? Operation.OBJECT_DELETE : Operation.VERSION_DELETE;
        Facts facts =
                work.gate().facts().toBuilder().add(Fact.OBJ_VERSION, version).build();
        if (!work.gate().allows(operation, work.bucket(), key.get(), null, facts)) {
            return new Asked(text, version, null, S3Errors.of(new Refusal.AccessDenied(operation, "")));
        }
        if (version != null && !Versions.isWellFormed(version)) {
            Refusal invalid = new Refusal.InvalidArgument("versionId", version, "Invalid version id specified");
            return new Asked(text, version, null, S3Errors.of(invalid));
        }
        // A version that is not there counts as deleted.
        boolean isThere = version == null || version.equals(Versions.NULL);
        return new Asked(text, version, isThere ? new DeleteItem(key.get(), condition) : null, null);
    }

    private static DeleteCondition condition(XmlElement object) throws RefusedException {
        String size = object.childText("Size").map(String::strip).orElse(null);
        if (size != null && !size.matches("[0-9]{1,18}")) {
            throw S3Xml.malformed("`Size` has to be a number of bytes", object.position());
        }
        String time = object.childText("LastModifiedTime").map(String::strip).orElse(null);
        return new DeleteCondition(
                object.childText("ETag").map(ETags::parse).orElse(null),
                time == null ? null : time(time, object),
                size == null ? null : Long.valueOf(size));
    }

    /** SDKs send an HTTP date; a time as XML writes it is taken as well. */
    private static Instant time(String text, XmlElement object) throws RefusedException {
        Optional<Instant> http = HttpDates.parse(text);
        if (http.isPresent()) {
            return http.get();
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeException unreadable) {
            throw S3Xml.malformed("`LastModifiedTime` cannot be read", object.position());
        }
    }

    private static Answer answer(List<Asked> asked, List<DeleteOutcome> outcomes, boolean quiet) {
        XmlWriter xml = S3Xml.root("DeleteResult");
        Iterator<DeleteOutcome> next = outcomes.iterator();
        for (Asked one : asked) {
            S3Error error = one.error();
            if (one.item() != null && next.next() instanceof DeleteOutcome.Refused refused) {
                error = S3StoreErrors.of(refused.error());
            }
            if (error != null) {
                write(xml.open("Error"), one).text("Code", error.code()).text("Message", error.message());
                xml.close("Error");
            } else if (!quiet) {
                write(xml.open("Deleted"), one).close("Deleted");
            }
        }
        return S3Xml.answer(xml.close("DeleteResult"));
    }

    private static XmlWriter write(XmlWriter xml, Asked one) {
        xml.text("Key", one.key());
        return one.versionId() == null ? xml : xml.text("VersionId", one.versionId());
    }
}
