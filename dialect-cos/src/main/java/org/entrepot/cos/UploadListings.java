package org.entrepot.cos;

import java.io.IOException;
import org.entrepot.access.text.XmlWriter;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.HttpDates;
import org.entrepot.gateway.Query;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.entrepot.store.PartPage;
import org.entrepot.store.StoreException;
import org.entrepot.store.Upload;
import org.entrepot.store.UploadPage;
import org.entrepot.store.UploadQuery;
import org.entrepot.store.UploadedPart;
import org.entrepot.store.Uploads;

/** Listings of running uploads and of the parts of one ({@code cos.md} section 10). */
final class UploadListings {
    private static final String PART_MARKER = "part-number-marker";
    private static final String ID_MARKER = "upload-id-marker";

    private UploadListings() {}

    /** List Multipart Uploads. */
    static Answer uploads(Work work) throws IOException {
        ListRequest request = ListRequest.of(work, "key-marker", "max-uploads");
        String idMarker = work.query().first(ID_MARKER).orElse("");
        UploadPage page = work.store()
                .uploads()
                .list(
                        work.bucket(),
                        new UploadQuery(
                                request.prefix(), request.delimiter(), request.after(), idMarker, request.limit()));
        XmlWriter xml =
                CosXml.writer().open("ListMultipartUploadsResult").text("Bucket", CosBucketName.of(work.bucket()));
        request.writeEncodingType(xml, "Encoding-Type");
        xml.text("KeyMarker", request.shown(request.after())).text("UploadIdMarker", idMarker);
        if (page.truncated()) {
            xml.text("NextKeyMarker", request.shown(page.nextKey())).text("NextUploadIdMarker", page.nextId());
        }
        xml.text("MaxUploads", request.limit())
                .text("IsTruncated", page.truncated())
                .text("Prefix", request.shown(request.prefix()))
                .text("Delimiter", request.shown(request.delimiter()));
        Owners owners = new Owners(work);
        for (Upload upload : page.uploads()) {
            xml.open("Upload").text("Key", request.shown(upload.key().value())).text("UploadId", upload.id());
            writeWhose(xml, upload, owners);
            xml.text("Initiated", HttpDates.formatMillis(upload.started())).close("Upload");
        }
        request.writeCommonPrefixes(xml, page.prefixes());
        return CosXml.answer(xml.close("ListMultipartUploadsResult"));
    }

    /** List Parts. */
    static Answer parts(Work work) throws IOException, StoreException {
        Query query = work.query();
        boolean isEncoded = Paging.isEncoded(query);
        int limit = Paging.limit(query, "max-parts", Paging.KEYS_MAX);
        int marker = marker(query);
        PartPage page = page(work, marker, limit);
        Upload upload = page.upload();
        XmlWriter xml = CosXml.writer().open("ListPartsResult").text("Bucket", CosBucketName.of(work.bucket()));
        if (isEncoded) {
            xml.text("Encoding-type", "url");
        }
        xml.text("Key", Paging.shown(upload.key().value(), isEncoded)).text("UploadId", upload.id());
        writeWhose(xml, upload, new Owners(work));
        xml.text("PartNumberMarker", marker);
        if (page.truncated()) {
            xml.text("NextPartNumberMarker", page.parts().getLast().number());
        }
        xml.text("MaxParts", limit).text("IsTruncated", page.truncated());
        for (UploadedPart part : page.parts()) {
            xml.open("Part")
                    .text("PartNumber", part.number())
                    .text("LastModified", HttpDates.formatMillis(part.lastModified()))
                    .text("ETag", ObjectHeaders.etag(part))
                    .text("Size", part.size())
                    .close("Part");
        }
        return CosXml.answer(xml.close("ListPartsResult"));
    }

    /**
     * The parts behind the marker. Clients send 0 for the beginning; QingStor's parts begin at 0, and that one must be seen.
     * Alone on a page it would be followed by the same page again, so that it never is when there are more.
     */
    private static PartPage page(Work work, int marker, int limit) throws IOException, StoreException {
        Uploads uploads = work.store().uploads();
        int after = marker == 0 ? Uploads.NUMBER_MIN - 1 : marker;
        PartPage page = uploads.parts(work.bucket(), CosKeys.of(work), UploadCalls.id(work), after, limit);
        boolean endsInZero = page.truncated() && page.parts().getLast().number() == 0;
        return endsInZero
                ? uploads.parts(work.bucket(), CosKeys.of(work), UploadCalls.id(work), after, limit + 1)
                : page;
    }

    private static int marker(Query query) throws RefusedException {
        String text = query.first(PART_MARKER).orElse("");
        if (text.isEmpty()) {
            return 0;
        }
        if (!text.matches("[0-9]{1,9}")) {
            throw new RefusedException(new Refusal.InvalidArgument(PART_MARKER, text, "a marker is a part's number"));
        }
        return Integer.parseInt(text);
    }

    private static void writeWhose(XmlWriter xml, Upload upload, Owners owners) throws IOException {
        CosNames.writeInitiator(xml, owners.caller(upload.begun().initiator()));
        CosNames.writeOwner(xml, owners.account(upload.begun().object().ownerAccount()));
        xml.text("StorageClass", StorageClasses.of(upload.begun().object().headers()));
    }
}
