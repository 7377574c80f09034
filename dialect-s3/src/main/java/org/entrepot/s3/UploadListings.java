package org.entrepot.s3;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.text.XmlWriter;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.HttpDates;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.entrepot.store.PartPage;
import org.entrepot.store.StoreException;
import org.entrepot.store.Upload;
import org.entrepot.store.UploadPage;
import org.entrepot.store.UploadQuery;
import org.entrepot.store.UploadedPart;

/** ListMultipartUploads and ListParts ({@code s3.md} sections 8 and 11). */
final class UploadListings {
    private static final String UPLOADS = "ListMultipartUploadsResult";
    private static final String PARTS = "ListPartsResult";
    private static final String PART_MARKER = "part-number-marker";

    /** Where a listing of parts begins, before part 0, which an upload begun over QingStor may have. */
    private static final int BEGINNING = -1;

    private UploadListings() {}

    /** ListMultipartUploads. */
    static Answer ofBucket(Work work) throws IOException {
        ListParameters asked = ListParameters.of(work.query(), "max-uploads");
        String keyMarker = work.query().first("key-marker").orElse("");
        String idMarker = work.query().first("upload-id-marker").orElse("");
        UploadPage page = asked.limit() == 0
                ? new UploadPage(List.of(), List.of(), false, "", "")
                : work.store()
                        .uploads()
                        .list(
                                work.bucket(),
                                new UploadQuery(asked.prefix(), asked.delimiter(), keyMarker, idMarker, asked.limit()));
        XmlWriter xml = S3Xml.root(UPLOADS)
                .text("Bucket", work.bucket().name().value())
                .text("KeyMarker", asked.shown(keyMarker))
                .text("UploadIdMarker", idMarker);
        if (page.truncated()) {
            xml.text("NextKeyMarker", asked.shown(page.nextKey())).text("NextUploadIdMarker", page.nextId());
        }
        xml.text("Prefix", asked.shown(asked.prefix())).text("MaxUploads", asked.limit());
        asked.writeTail(xml);
        xml.text("IsTruncated", page.truncated());
        Owners owners = new Owners(work);
        for (Upload upload : page.uploads()) {
            xml.open("Upload").text("Key", asked.shown(upload.key().value())).text("UploadId", upload.id());
            writePeople(work, xml, owners, upload);
            xml.text("Initiated", HttpDates.formatMillis(upload.started()));
            UploadChecksums.write(xml, upload.begun().checksum());
            xml.close("Upload");
        }
        asked.writePrefixes(xml, page.prefixes());
        return S3Xml.answer(xml.close(UPLOADS));
    }

    /** ListParts. */
    static Answer ofUpload(Work work) throws IOException, StoreException {
        int limit = ListParameters.limit(work.query(), "max-parts", S3Limits.PAGE_MAX);
        int marker = marker(work.query().first(PART_MARKER).orElse(""), PART_MARKER);
        PartPage page = work.store()
                .uploads()
                .parts(
                        work.bucket(),
                        ObjectCalls.key(work),
                        UploadCalls.id(work),
                        marker == 0 ? BEGINNING : marker,
                        Math.max(limit, 1));
        List<UploadedPart> parts = limit == 0 ? List.of() : page.parts();
        Upload upload = page.upload();
        XmlWriter xml = S3Xml.root(PARTS)
                .text("Bucket", work.bucket().name().value())
                .text("Key", upload.key().value())
                .text("UploadId", upload.id())
                .text("PartNumberMarker", marker)
                .text(
                        "NextPartNumberMarker",
                        parts.isEmpty() ? marker : parts.getLast().number())
                .text("MaxParts", limit)
                .text("IsTruncated", limit > 0 && page.truncated());
        for (UploadedPart part : parts) {
            xml.open("Part")
                    .text("PartNumber", part.number())
                    .text("LastModified", HttpDates.formatMillis(part.lastModified()))
                    .text("ETag", '"' + part.etag() + '"')
                    .text("Size", part.size());
            ObjectChecksums.writeValues(xml, ObjectChecksums.values(part.digests()));
            xml.close("Part");
        }
        writePeople(work, xml, new Owners(work), upload);
        UploadChecksums.write(xml, upload.begun().checksum());
        return S3Xml.answer(xml.close(PARTS));
    }

    /**
     * A marker that names the last part of the page before; 0 for the beginning.
     *
     * @throws RefusedException {@link Refusal.InvalidArgument}
     */
    static int marker(String text, String name) throws RefusedException {
        if (text.isEmpty()) {
            return 0;
        }
        if (!text.matches("[0-9]{1,9}")) {
            throw new RefusedException(
                    new Refusal.InvalidArgument(name, text, "Argument " + name + " must be an integer of 0 or more"));
        }
        return Integer.parseInt(text);
    }

    private static void writePeople(Work work, XmlWriter xml, Owners owners, Upload upload) throws IOException {
        String id = upload.begun().initiator();
        Optional<Caller> initiator =
                id.isEmpty() ? Optional.empty() : work.store().identities().byCanonicalId(id);
        if (initiator.isPresent()) {
            xml.open("Initiator")
                    .text("ID", id)
                    .text("DisplayName", name(initiator.get()))
                    .close("Initiator");
        }
        Owners.write(xml, "Owner", owners.of(upload.begun().object().ownerAccount()));
        xml.text("StorageClass", "STANDARD");
    }

    private static String name(Caller initiator) {
        return switch (initiator) {
            case Caller.Root root -> root.account().number();
            case Caller.OfUser user -> user.user().name();
            case Caller.OfRole role -> role.role();
            case Caller.OfService service -> service.name();
            case Caller.Anonymous anonymous -> "";
        };
    }
}
