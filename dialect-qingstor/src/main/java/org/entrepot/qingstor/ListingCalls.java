package org.entrepot.qingstor;

import java.io.IOException;
import java.util.List;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.HttpDates;
import org.entrepot.gateway.Query;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.entrepot.store.ListPage;
import org.entrepot.store.ListQuery;
import org.entrepot.store.StoredObject;

/** Listings of a bucket: objects, versions, running uploads ({@code qingstor.md} sections 6.4, 6.7 and 6.17). */
final class ListingCalls {
    private static final int LIMIT_DEFAULT = 200;
    private static final int LIMIT_MAX = 1000;

    private ListingCalls() {}

    /** What all listings are asked with; {@code marker} under either of its names. */
    private record Asked(String prefix, String delimiter, String marker, int limit) {
        static Asked of(Query query, String markerName) throws RefusedException {
            return new Asked(
                    Parameters.text(query, "prefix"),
                    Parameters.delimiter(query),
                    Parameters.text(query, markerName),
                    Math.min(LIMIT_MAX, Parameters.number(query, "limit", LIMIT_DEFAULT, 1)));
        }

        ListPage page(Work work) throws IOException {
            return work.store().list(work.bucket(), new ListQuery(prefix, delimiter, marker, limit));
        }

        JsonWriter open(Work work) {
            return new JsonWriter()
                    .openObject()
                    .member("name", work.bucket().name().value())
                    .member("prefix", prefix)
                    .member("delimiter", delimiter)
                    .member("limit", limit);
        }
    }

    /** {@code GET /bucket}. */
    static Answer objects(Work work) throws IOException {
        Asked asked = Asked.of(work.query(), "marker");
        ListPage page = asked.page(work);
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
        return JsonAnswers.ok(commonPrefixes(json, page.prefixes()).closeObject());
    }

    /** {@code GET /bucket?versions}: nothing is versioned, so every object is its own and only version. */
    static Answer versions(Work work) throws IOException {
        Asked asked = Asked.of(work.query(), "key_marker");
        ListPage page = asked.page(work);
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
        return JsonAnswers.ok(commonPrefixes(json, page.prefixes()).closeObject());
    }

    /** {@code GET /bucket?uploads}: no upload in parts can be begun, so none is running. */
    static Answer uploads(Work work) throws IOException {
        Asked asked = Asked.of(work.query(), "key_marker");
        JsonWriter json = asked.open(work)
                .member("marker", asked.marker())
                .member("key_marker", asked.marker())
                .member("upload_id_marker", Parameters.text(work.query(), "upload_id_marker"))
                .member("next_key_marker", "")
                .member("next_upload_id_marker", "")
                .member("has_more", false);
        json.name("uploads").openList().closeList();
        return JsonAnswers.ok(commonPrefixes(json, List.of()).closeObject());
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

    private static JsonWriter commonPrefixes(JsonWriter json, List<String> prefixes) {
        return json.name("common_prefixes").values(prefixes);
    }
}
