package org.entrepot.qingstor;

import java.io.IOException;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.HttpDates;
import org.entrepot.gateway.Work;
import org.entrepot.store.ListPage;
import org.entrepot.store.StoredObject;

/** Listings of a bucket's objects and versions ({@code qingstor.md} sections 6.4 and 6.17). */
final class ListingCalls {
    private ListingCalls() {}

    /** {@code GET /bucket}. */
    static Answer objects(Work work) throws IOException {
        ListRequest asked = ListRequest.of(work.query(), "marker");
        ListPage page = work.store().list(work.bucket(), asked.query());
        JsonWriter json = asked.open(work)
                .member("marker", asked.marker())
                .member("next_marker", page.truncated() ? page.next() : "")
                .member("has_more", page.truncated());
        JsonAnswers.owner(json, work.bucket().owner());
        json.name("keys").openList();
        for (StoredObject object : page.objects()) {
            common(json.openObject(), object)
                    .member("modified", object.lastModified().getEpochSecond())
                    .closeObject();
        }
        json.closeList();
        return JsonAnswers.ok(ListRequest.close(json, page.prefixes()));
    }

    /** {@code GET /bucket?versions}: nothing is versioned, so every object is its own and only version. */
    static Answer versions(Work work) throws IOException {
        ListRequest asked = ListRequest.of(work.query(), "key_marker");
        ListPage page = work.store().list(work.bucket(), asked.query());
        JsonWriter json = asked.open(work)
                .member("key_marker", asked.marker())
                .member("version_id_marker", Parameters.text(work.query(), "version_id_marker"))
                .member("next_key_marker", page.truncated() ? page.next() : "")
                .member("next_version_id_marker", "")
                .member("has_more", page.truncated());
        JsonAnswers.owner(json, work.bucket().owner());
        json.name("keys").openList();
        for (StoredObject object : page.objects()) {
            common(json.openObject(), object)
                    .member("modified", HttpDates.formatMillis(object.lastModified()))
                    .member("version_id", Versions.ONLY)
                    .member("is_latest", true)
                    .member("delete_marker", false)
                    .closeObject();
        }
        json.closeList();
        return JsonAnswers.ok(ListRequest.close(json, page.prefixes()));
    }

    private static JsonWriter common(JsonWriter json, StoredObject object) {
        return json.member("key", object.key().value())
                .member("size", object.size())
                .member("etag", ObjectHeaders.etag(object))
                .member("mime_type", ObjectHeaders.contentType(object))
                .member("created", HttpDates.formatMillis(object.lastModified()))
                .member("encrypted", false)
                .member("storage_class", ObjectHeaders.storageClass(object));
    }
}
