package org.entrepot.cos;

import java.io.IOException;
import org.entrepot.access.text.XmlWriter;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.HttpDates;
import org.entrepot.gateway.Work;
import org.entrepot.store.ListPage;
import org.entrepot.store.StoredObject;

/** Listings of a bucket's objects and versions ({@code cos.md} section 4). */
final class ListingCalls {
    /** The version id of everything, since nothing here has been versioned ({@code cos.md} section 11). */
    static final String NULL_VERSION = "null";

    private ListingCalls() {}

    /** GET Bucket. */
    static Answer objects(Work work) throws IOException {
        ListRequest request = ListRequest.of(work, "marker", "max-keys");
        ListPage page = work.store().list(work.bucket(), request.query());
        XmlWriter xml = CosXml.writer().open("ListBucketResult").text("Name", CosBucketName.of(work.bucket()));
        request.writeEncodingType(xml, "EncodingType");
        xml.text("Prefix", request.shown(request.prefix()))
                .text("Marker", request.shown(request.after()))
                .text("MaxKeys", request.limit())
                .text("Delimiter", request.shown(request.delimiter()))
                .text("IsTruncated", page.truncated());
        if (page.truncated()) {
            xml.text("NextMarker", request.shown(page.next()));
        }
        request.writeCommonPrefixes(xml, page.prefixes());
        Owners owners = new Owners(work);
        for (StoredObject object : page.objects()) {
            xml.open("Contents").text("Key", request.shown(object.key().value()));
            writeObject(xml, object, owners);
            xml.close("Contents");
        }
        return CosXml.answer(xml.close("ListBucketResult"));
    }

    /** GET Bucket object versions: every object is its own only version. */
    static Answer versions(Work work) throws IOException {
        ListRequest request = ListRequest.of(work, "key-marker", "max-keys");
        ListPage page = work.store().list(work.bucket(), request.query());
        XmlWriter xml = CosXml.writer().open("ListVersionsResult").text("Name", CosBucketName.of(work.bucket()));
        request.writeEncodingType(xml, "EncodingType");
        xml.text("Prefix", request.shown(request.prefix()))
                .text("KeyMarker", request.shown(request.after()))
                .text("VersionIdMarker", work.query().first("version-id-marker").orElse(""))
                .text("MaxKeys", request.limit())
                .text("Delimiter", request.shown(request.delimiter()))
                .text("IsTruncated", page.truncated());
        if (page.truncated()) {
            boolean endsInPrefix = page.entries().getLast() instanceof ListPage.Entry.OfPrefix;
            xml.text("NextKeyMarker", request.shown(page.next()))
                    .text("NextVersionIdMarker", endsInPrefix ? "" : NULL_VERSION);
        }
        request.writeCommonPrefixes(xml, page.prefixes());
        Owners owners = new Owners(work);
        for (StoredObject object : page.objects()) {
            xml.open("Version")
                    .text("Key", request.shown(object.key().value()))
                    .text("VersionId", NULL_VERSION)
                    .text("IsLatest", true);
            writeObject(xml, object, owners);
            xml.close("Version");
        }
        return CosXml.answer(xml.close("ListVersionsResult"));
    }

    private static void writeObject(XmlWriter xml, StoredObject object, Owners owners) throws IOException {
        xml.text("LastModified", HttpDates.formatMillis(object.lastModified()))
                .text("ETag", ObjectHeaders.etag(object))
                .text("Size", object.size());
        CosNames.writeListedOwner(xml, owners.account(object.ownerAccount()).cosAppid());
        xml.text("StorageClass", StorageClasses.of(object));
    }
}
