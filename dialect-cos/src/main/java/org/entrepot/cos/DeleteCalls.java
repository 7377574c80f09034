package org.entrepot.cos;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.access.Operation;
import org.entrepot.access.policy.Fact;
import org.entrepot.access.policy.Facts;
import org.entrepot.access.text.XmlElement;
import org.entrepot.access.text.XmlWriter;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.Bodies;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.entrepot.store.DeleteCondition;
import org.entrepot.store.DeleteItem;
import org.entrepot.store.DeleteOutcome;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.StoreError;
import org.entrepot.store.StoreException;
import org.jspecify.annotations.Nullable;

/** DELETE Multiple Objects: permission is asked per key, and every key has an outcome of its own ({@code cos.md} section 9). */
final class DeleteCalls {
    /** Most keys of one request ({@code cos.md} section 9). */
    static final int KEYS_MAX = 1000;

    /** Longest body, bytes ({@code cos.md} section 9). */
    private static final int BODY_BYTES_MAX = 2 * 1024 * 1024;

    private DeleteCalls() {}

    /**
     * One key asked for.
     *
     * @param version as written; empty for none
     */
    private record Asked(String key, String version) {}

    /** What became of a key; {@code error} is null when it is gone. */
    private record Outcome(Asked asked, @Nullable CosError error) {}

    /** Deletes what the caller may delete, in one commit. */
    static Answer deleteAll(Work work) throws IOException, StoreException {
        XmlElement root = CosXml.read(Bodies.readDocument(work.body(), BODY_BYTES_MAX), "Delete");
        boolean isQuiet = isQuiet(root);
        List<Asked> asked = asked(root);
        List<Outcome> outcomes = new ArrayList<>();
        List<Asked> admitted = new ArrayList<>();
        List<DeleteItem> items = new ArrayList<>();
        for (Asked one : asked) {
            CosError refusal = refusal(work, one);
            if (refusal == null) {
                admitted.add(one);
                items.add(new DeleteItem(new ObjectKey(one.key()), DeleteCondition.NONE));
            } else {
                outcomes.add(new Outcome(one, refusal));
            }
        }
        List<DeleteOutcome> done = items.isEmpty() ? List.of() : work.store().delete(work.bucket(), items);
        for (int i = 0; i < done.size(); i++) {
            outcomes.add(new Outcome(admitted.get(i), error(work, done.get(i))));
        }
        return CosXml.answer(document(outcomes, isQuiet));
    }

    private static @Nullable CosError error(Work work, DeleteOutcome outcome) {
        return switch (outcome) {
            case DeleteOutcome.Done done -> null;
            case DeleteOutcome.Refused(ObjectKey key, StoreError error) -> CosStoreErrors.word(error, work.caller());
        };
    }

    private static boolean isQuiet(XmlElement root) throws RefusedException {
        String text = root.childText("Quiet").orElse("false").strip();
        return switch (text) {
            case "true" -> true;
            case "false", "" -> false;
            default -> throw CosXml.malformed("`Quiet` is `true` or `false`, not `" + text + "`", root);
        };
    }

    private static List<Asked> asked(XmlElement root) throws RefusedException {
        List<Asked> asked = new ArrayList<>();
        for (XmlElement object : root.children("Object")) {
            String key = object.childText("Key")
                    .filter(text -> !text.isEmpty())
                    .orElseThrow(() -> CosXml.malformed("`Key` is missing", object));
            asked.add(new Asked(key, object.childText("VersionId").orElse("").strip()));
        }
        if (asked.isEmpty() || asked.size() > KEYS_MAX) {
            throw CosXml.malformed("a request names 1 to " + KEYS_MAX + " objects", root);
        }
        return asked;
    }

    /** Why a key stays; null when it may go. */
    private static @Nullable CosError refusal(Work work, Asked asked) throws IOException {
        ObjectKey key = ObjectKey.of(asked.key()).orElse(null);
        if (key == null) {
            return CosError.of(400, "KeyTooLong", "A key may have " + ObjectKey.BYTES_MAX + " bytes in UTF-8.");
        }
        Facts facts = work.gate().facts();
        boolean hasVersion = !asked.version().isEmpty();
        boolean isAllowed = work.gate()
                .allows(
                        hasVersion ? Operation.VERSION_DELETE : Operation.OBJECT_DELETE,
                        work.bucket(),
                        key,
                        null,
                        hasVersion
                                ? facts.toBuilder()
                                        .add(Fact.OBJ_VERSION, asked.version())
                                        .build()
                                : facts);
        if (!isAllowed) {
            return CosError.of(403, "AccessDenied", "Access Denied.");
        }
        return hasVersion && !asked.version().equals(ListingCalls.NULL_VERSION)
                ? CosError.of(404, "NoSuchVersion", "The specified version does not exist.")
                : null;
    }

    private static XmlWriter document(List<Outcome> outcomes, boolean isQuiet) {
        XmlWriter xml = CosXml.writer().open("DeleteResult");
        for (Outcome outcome : outcomes) {
            CosError error = outcome.error();
            if (error == null && isQuiet) {
                continue;
            }
            String element = error == null ? "Deleted" : "Error";
            xml.open(element).text("Key", outcome.asked().key());
            if (!outcome.asked().version().isEmpty()) {
                xml.text("VersionId", outcome.asked().version());
            }
            if (error != null) {
                xml.text("Code", error.code()).text("Message", error.message());
            }
            xml.close(element);
        }
        return xml.close("DeleteResult");
    }
}
