package org.entrepot.qingstor;

import java.io.IOException;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.HttpDates;
import org.entrepot.gateway.Query;
import org.entrepot.gateway.Work;
import org.entrepot.store.PartPage;
import org.entrepot.store.StoreException;
import org.entrepot.store.Upload;
import org.entrepot.store.UploadPage;
import org.entrepot.store.UploadQuery;
import org.entrepot.store.UploadedPart;
import org.entrepot.store.Uploads;

/** Listings of running uploads and of the parts of one ({@code qingstor.md} sections 6.7 and 7.9). */
final class UploadListings {
    private UploadListings() {}

    /** {@code GET /bucket?uploads}. */
    static Answer uploads(Work work) throws IOException {
        ListRequest asked = ListRequest.of(work.query(), "key_marker");
        String idMarker = Parameters.text(work.query(), "upload_id_marker");
        UploadPage page = work.store()
                .uploads()
                .list(
                        work.bucket(),
                        new UploadQuery(asked.prefix(), asked.delimiter(), asked.marker(), idMarker, asked.limit()));
        JsonWriter json = asked.open(work)
                .member("marker", asked.marker())
                .member("key_marker", asked.marker())
                .member("upload_id_marker", idMarker)
                .member("next_key_marker", page.truncated() ? page.nextKey() : "")
                .member("next_upload_id_marker", page.truncated() ? page.nextId() : "")
                .member("has_more", page.truncated());
        json.name("uploads").openList();
        for (Upload upload : page.uploads()) {
            json.openObject()
                    .member("key", upload.key().value())
                    .member("upload_id", upload.id())
                    .member("created", HttpDates.formatMillis(upload.started()))
                    .closeObject();
        }
        json.closeList();
        return JsonAnswers.ok(ListRequest.close(json, page.prefixes()));
    }

    /** {@code GET /bucket/key?upload_id}. The answer cannot say that more follows, so that a page is as long as may be. */
    static Answer parts(Work work) throws IOException, StoreException {
        Query query = work.query();
        int limit = ListRequest.limit(query, ListRequest.LIMIT_MAX);
        int after = Parameters.number(query, "part_number_marker", Uploads.NUMBER_MIN - 1, Uploads.NUMBER_MIN);
        PartPage page =
                work.store().uploads().parts(work.bucket(), ObjectWrites.key(work), UploadCalls.id(work), after, limit);
        JsonWriter json = new JsonWriter()
                .openObject()
                .member("count", page.parts().size())
                .name("object_parts")
                .openList();
        for (UploadedPart part : page.parts()) {
            json.openObject()
                    .member("part_number", part.number())
                    .member("size", part.size())
                    .member("etag", ObjectHeaders.etag(part))
                    .member("created", HttpDates.formatMillis(part.lastModified()))
                    .closeObject();
        }
        return JsonAnswers.ok(json.closeList().closeObject());
    }
}
