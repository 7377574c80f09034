package org.entrepot.cos;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.entrepot.access.identity.Account;
import org.entrepot.access.text.XmlWriter;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.HttpDates;
import org.entrepot.gateway.Query;
import org.entrepot.gateway.Work;
import org.entrepot.store.ListPage;
import org.entrepot.store.ListQuery;
import org.entrepot.store.StoredObject;

/** Listings of a bucket: objects, versions and running uploads ({@code cos.md} sections 4 and 10). */
final class ListingCalls {
    /** The version id of everything, since nothing here has been versioned ({@code cos.md} section 11). */
    static final String NULL_VERSION = "null";

    private ListingCalls() {}

    /** GET Bucket. */
    static Answer objects(Work work) throws IOException {
        Request request = Request.of(work, "marker", "max-keys");
        ListPage page = request.page(work);
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
        request.writeCommonPrefixes(xml, page);
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
        Request request = Request.of(work, "key-marker", "max-keys");
        ListPage page = request.page(work);
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
        request.writeCommonPrefixes(xml, page);
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

    /** List multipart uploads: none can be running, since none can be started. */
    static Answer uploads(Work work) throws IOException {
        Request request = Request.of(work, "key-marker", "max-uploads");
        XmlWriter xml =
                CosXml.writer().open("ListMultipartUploadsResult").text("Bucket", CosBucketName.of(work.bucket()));
        request.writeEncodingType(xml, "Encoding-Type");
        xml.text("KeyMarker", request.shown(request.after()))
                .text("UploadIdMarker", work.query().first("upload-id-marker").orElse(""))
                .text("MaxUploads", request.limit())
                .text("IsTruncated", false)
                .text("Prefix", request.shown(request.prefix()))
                .text("Delimiter", request.shown(request.delimiter()));
        return CosXml.answer(xml.close("ListMultipartUploadsResult"));
    }

    private static void writeObject(XmlWriter xml, StoredObject object, Owners owners) throws IOException {
        xml.text("LastModified", HttpDates.formatMillis(object.lastModified()))
                .text("ETag", ObjectHeaders.etag(object))
                .text("Size", object.size());
        CosNames.writeListedOwner(xml, owners.appid(object.ownerAccount()));
        xml.text("StorageClass", StorageClasses.of(object));
    }

    /** What a listing asks for. */
    private record Request(String prefix, String delimiter, String after, int limit, boolean isEncoded) {
        static Request of(Work work, String markerName, String limitName) throws IOException {
            Query query = work.query();
            return new Request(
                    query.first("prefix").orElse(""),
                    query.first("delimiter").orElse(""),
                    query.first(markerName).orElse(""),
                    Paging.limit(query, limitName, Paging.KEYS_MAX),
                    Paging.isEncoded(query));
        }

        ListPage page(Work work) throws IOException {
            return work.store().list(work.bucket(), new ListQuery(prefix, delimiter, after, limit));
        }

        String shown(String name) {
            return isEncoded ? CosSignature.encode(name) : name;
        }

        void writeEncodingType(XmlWriter xml, String element) {
            if (isEncoded) {
                xml.text(element, "url");
            }
        }

        void writeCommonPrefixes(XmlWriter xml, ListPage page) {
            for (String common : page.prefixes()) {
                xml.open("CommonPrefixes").text("Prefix", shown(common)).close("CommonPrefixes");
            }
        }
    }

    /** The APPIDs of the accounts that own objects, each looked up once. */
    private static final class Owners {
        private final Work work;
        private final Map<String, String> known = new HashMap<>();

        Owners(Work work) {
            this.work = work;
            Account owner = work.bucket().owner();
            known.put(owner.number(), owner.cosAppid());
        }

        String appid(String accountNumber) throws IOException {
            String appid = known.get(accountNumber);
            if (appid == null) {
                Optional<Account> account = work.store().identities().account(accountNumber);
                appid = account.map(Account::cosAppid).orElse(accountNumber);
                known.put(accountNumber, appid);
            }
            return appid;
        }
    }
}
