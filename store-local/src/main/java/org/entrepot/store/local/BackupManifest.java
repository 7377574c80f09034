package org.entrepot.store.local;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.access.text.Parsed;

/**
 * What is written down of a backup, last: a backup without it was cut off and is none.
 *
 * @param number its name in its folder; later ones have greater numbers
 * @param taken the moment whose state it holds
 * @param blobs how many blobs it needs
 * @param bytes how many bytes their files have
 * @param newBlobs how many of them were copied for it; the others were there
 * @param newBytes the bytes copied
 * @param secrets the files with secrets that lie beside it, of {@link BackupOptions#SECRETS}
 * @param unreadable blobs that were missing or damaged when it was taken
 */
public record BackupManifest(
        int number,
        Instant taken,
        long blobs,
        long bytes,
        long newBlobs,
        long newBytes,
        List<String> secrets,
        List<String> unreadable) {
    public BackupManifest {
        secrets = List.copyOf(secrets);
        unreadable = List.copyOf(unreadable);
    }

    /** The members of a JSON object. */
    public void writeTo(JsonWriter json) {
        json.member("number", number)
                .member("taken", taken.toString())
                .member("blobs", blobs)
                .member("bytes", bytes)
                .member("newBlobs", newBlobs)
                .member("newBytes", newBytes)
                .name("secrets")
                .values(secrets)
                .name("unreadable")
                .values(unreadable);
    }

    byte[] toJson() {
        JsonWriter json = new JsonWriter().openObject();
        writeTo(json);
        return json.closeObject().toBytes();
    }

    static BackupManifest read(byte[] text) throws IOException {
        if (Json.read(text) instanceof Parsed.Ok<JsonValue>(JsonValue.Obj object)) {
            try {
                return new BackupManifest(
                        (int) number(object, "number"),
                        Instant.parse(text(object, "taken")),
                        number(object, "blobs"),
                        number(object, "bytes"),
                        number(object, "newBlobs"),
                        number(object, "newBytes"),
                        texts(object, "secrets"),
                        texts(object, "unreadable"));
            } catch (NumberFormatException | DateTimeException unreadable) {
                throw new IOException("the manifest of a backup is damaged", unreadable);
            }
        }
        throw new IOException("the manifest of a backup is damaged");
    }

    private static long number(JsonValue.Obj object, String name) throws IOException {
        if (object.get(name).orElse(null) instanceof JsonValue.Num number) {
            return Long.parseLong(number.literal());
        }
        throw new IOException("the manifest of a backup lacks " + name);
    }

    private static String text(JsonValue.Obj object, String name) throws IOException {
        if (object.get(name).orElse(null) instanceof JsonValue.Text text) {
            return text.value();
        }
        throw new IOException("the manifest of a backup lacks " + name);
    }

    private static List<String> texts(JsonValue.Obj object, String name) throws IOException {
        if (object.get(name).orElse(null) instanceof JsonValue.Arr list) {
            return list.items().stream()
                    .filter(JsonValue.Text.class::isInstance)
                    .map(item -> ((JsonValue.Text) item).value())
                    .toList();
        }
        throw new IOException("the manifest of a backup lacks " + name);
    }
}
