package org.entrepot.qingstor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entrepot.access.Operation;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.entrepot.store.DeleteCondition;
import org.entrepot.store.DeleteItem;
import org.entrepot.store.DeleteOutcome;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.StoreException;

/** {@code POST /bucket?delete}: many objects at once, each judged by itself ({@code qingstor.md} section 6.6). */
final class MultiDelete {
    /** Keys in one call. */
    private static final int KEYS_MAX = 1000;

    /** Bytes of the body: room for {@link #KEYS_MAX} keys of the longest kind, escaped, with the members of a listing. */
    private static final int BODY_BYTES_MAX = 8 << 20;

    private MultiDelete() {}

    /** What the body asks for. */
    private record Asked(boolean quiet, List<Line> lines) {}

    /** One line of it; {@code error} says why it cannot be done, as far as the body alone tells. */
    private record Line(String key, Optional<Failure> error) {}

    /** Why a key stays. */
    private record Failure(String code, String message) {
        static Failure of(Refusal refusal) {
            QingStorErrors.Words words = QingStorErrors.words(refusal);
            return new Failure(words.code(), words.message());
        }
    }

    /** Removes what may be removed and reports the rest, in the order asked. */
    static Answer handle(Work work) throws IOException, StoreException {
        if (!work.headers().has("Content-MD5")) {
            throw new RefusedException(new Refusal.InvalidRequest("this call needs the header `Content-MD5`"));
        }
        Asked asked = read(JsonBodies.object(work, BODY_BYTES_MAX));
        List<DeleteItem> items = new ArrayList<>();
        List<Line> failed = new ArrayList<>();
        for (Line line : asked.lines()) {
            Optional<Failure> failure = line.error().isPresent() ? line.error() : denied(work, line.key());
            if (failure.isPresent()) {
                failed.add(new Line(line.key(), failure));
            } else {
                items.add(new DeleteItem(new ObjectKey(line.key()), DeleteCondition.NONE));
            }
        }
        List<String> deleted = new ArrayList<>();
        for (DeleteOutcome outcome :
                items.isEmpty() ? List.<DeleteOutcome>of() : work.store().delete(work.bucket(), items)) {
            switch (outcome) {
                case DeleteOutcome.Done(ObjectKey key, boolean existed) -> deleted.add(key.value());
                case DeleteOutcome.Refused(ObjectKey key, var error) ->
                    failed.add(new Line(key.value(), Optional.of(Failure.of(new Refusal.OfStore(error)))));
            }
        }
        return JsonAnswers.ok(report(asked.quiet() ? Optional.empty() : Optional.of(deleted), failed));
    }

    private static Optional<Failure> denied(Work work, String key) throws IOException {
        return work.gate().allows(Operation.OBJECT_DELETE, work.bucket(), new ObjectKey(key), null)
                ? Optional.empty()
                : Optional.of(Failure.of(new Refusal.AccessDenied(Operation.OBJECT_DELETE, "access denied")));
    }

    private static JsonWriter report(Optional<List<String>> deleted, List<Line> failed) {
        JsonWriter json = new JsonWriter().openObject();
        if (deleted.isPresent()) {
            json.name("deleted").openList();
            for (String key : deleted.get()) {
                json.openObject().member("key", key).closeObject();
            }
            json.closeList();
        }
        json.name("errors").openList();
        for (Line line : failed) {
            Failure failure = line.error().orElseThrow();
            json.openObject()
                    .member("key", line.key())
                    .member("code", failure.code())
                    .member("message", failure.message())
                    .closeObject();
        }
        return json.closeList().closeObject();
    }

    private static Asked read(JsonValue.Obj body) throws RefusedException {
        JsonValue quiet = JsonBodies.present(body, "quiet");
        if (quiet != null && !(quiet instanceof JsonValue.Bool)) {
            throw JsonBodies.refused("a boolean is needed, not a " + quiet.kind(), "/quiet", quiet);
        }
        JsonValue objects = JsonBodies.present(body, "objects");
        if (objects == null) {
            throw JsonBodies.refused("the member `objects` is missing", "", body);
        }
        List<JsonValue> items = JsonBodies.items(objects, "/objects");
        if (items.isEmpty()) {
            throw JsonBodies.refused("the list names no object", "/objects", objects);
        }
        if (items.size() > KEYS_MAX) {
            throw new RefusedException(new Refusal.DocumentRefused(
                    QingStorErrors.TOO_MANY_OBJECTS,
                    "one call removes at most " + KEYS_MAX + " objects",
                    "/objects",
                    objects.position()));
        }
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            String pointer = "/objects/" + i;
            lines.add(line(JsonBodies.object(items.get(i), pointer), pointer));
        }
        return new Asked(quiet instanceof JsonValue.Bool bool && bool.value(), lines);
    }

    /** One object; members that a listing has besides the key are ignored, but a version is not. */
    private static Line line(JsonValue.Obj object, String pointer) throws RefusedException {
        String key = JsonBodies.text(object, "key", pointer);
        if (ObjectKey.of(key).isEmpty()) {
            return new Line(
                    key,
                    Optional.of(Failure.of(
                            new Refusal.InvalidKey("a key has 1 to " + ObjectKey.BYTES_MAX + " bytes in UTF-8"))));
        }
        JsonValue version = JsonBodies.present(object, "version_id");
        boolean namesVersion = version != null
                && !(version instanceof JsonValue.Text(String id, var at)
                        && (id.isEmpty() || id.equals(Versions.ONLY)));
        return new Line(
                key,
                namesVersion
                        ? Optional.of(Failure.of(new Refusal.NotImplemented("object versions")))
                        : Optional.empty());
    }
}
