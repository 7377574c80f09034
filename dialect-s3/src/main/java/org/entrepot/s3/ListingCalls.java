package org.entrepot.s3;

import java.io.IOException;
import java.util.Optional;
import org.entrepot.access.text.XmlWriter;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.HttpDates;
import org.entrepot.gateway.Query;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.entrepot.store.ListPage;
import org.entrepot.store.StoredObject;

/** The listings of a bucket's objects ({@code s3.md} section 8). */
final class ListingCalls {
    /** What a line of a listing takes, about. */
    private static final int ENTRY_BYTES = 320;

    private ListingCalls() {}

    /** ListObjects. */
    static Answer v1(Work work) throws IOException {
        ListParameters asked = ListParameters.of(work.query(), "max-keys");
        String marker = work.query().first("marker").orElse("");
        ListPage page = asked.page(work, marker);
        XmlWriter xml = S3Xml.root("ListBucketResult");
        xml.text("Name", work.bucket().name().value())
                .text("Prefix", asked.shown(asked.prefix()))
                .text("Marker", asked.shown(marker))
                .text("MaxKeys", asked.limit());
        asked.writeTail(xml);
        xml.text("IsTruncated", page.truncated());
        if (page.truncated()) {
            xml.text("NextMarker", asked.shown(page.next()));
        }
        writeContents(work, xml, asked, page, true);
        return S3Xml.answer(xml.close("ListBucketResult"));
    }

    /** ListObjectsV2. */
    static Answer v2(Work work) throws IOException {
        Query query = work.query();
        ListParameters asked = ListParameters.of(query, "max-keys");
        Optional<String> token = query.first("continuation-token");
        Optional<String> startAfter = query.first("start-after");
        String after =
                token.isPresent() && !token.get().isEmpty() ? PageTokens.position(token.get()) : startAfter.orElse("");
        boolean withOwner = query.first("fetch-owner").filter("true"::equals).isPresent();
        ListPage page = asked.page(work, after);
        XmlWriter xml = S3Xml.root("ListBucketResult");
        xml.text("Name", work.bucket().name().value())
                .text("Prefix", asked.shown(asked.prefix()))
                .text("MaxKeys", asked.limit())
                .text("KeyCount", page.entries().size());
        asked.writeTail(xml);
        token.ifPresent(value -> xml.text("ContinuationToken", value));
        startAfter.ifPresent(value -> xml.text("StartAfter", asked.shown(value)));
        xml.text("IsTruncated", page.truncated());
        if (page.truncated()) {
            xml.text("NextContinuationToken", PageTokens.of(page.next()));
        }
        writeContents(work, xml, asked, page, withOwner);
        return S3Xml.answer(xml.close("ListBucketResult"));
    }

    private static void writeContents(Work work, XmlWriter xml, ListParameters asked, ListPage page, boolean withOwner)
            throws IOException {
        Owners owners = new Owners(work);
        xml.reserve(page.entries().size() * ENTRY_BYTES);
        for (StoredObject object : page.objects()) {
            xml.open("Contents").text("Key", asked.shown(object.key().value()));
            writeObject(xml, object);
            if (withOwner) {
                Owners.write(xml, "Owner", owners.of(object));
            }
            xml.close("Contents");
        }
        asked.writePrefixes(xml, page.prefixes());
    }

    private static void writeObject(XmlWriter xml, StoredObject object) {
        xml.text("LastModified", HttpDates.formatMillis(object.lastModified()))
                .text("ETag", ObjectHeaders.quotedETag(object));
        ObjectChecksums.of(object).writeNames(xml);
        xml.text("Size", object.size()).text("StorageClass", "STANDARD");
    }

    /** ListObjectVersions: buckets never had versions, so each object is its own {@code null} version. */
    static Answer versions(Work work) throws IOException {
        ListParameters asked = ListParameters.of(work.query(), "max-keys");
        String keyMarker = work.query().first("key-marker").orElse("");
        String versionMarker = work.query().first("version-id-marker").orElse("");
        if (keyMarker.isEmpty() && !versionMarker.isEmpty()) {
            throw new RefusedException(new Refusal.InvalidArgument(
                    "version-id-marker",
                    versionMarker,
                    "A version-id marker cannot be specified without a key marker."));
        }
        ListPage page = asked.page(work, keyMarker);
        XmlWriter xml = S3Xml.root("ListVersionsResult");
        xml.text("Name", work.bucket().name().value())
                .text("Prefix", asked.shown(asked.prefix()))
                .text("KeyMarker", asked.shown(keyMarker))
                .text("VersionIdMarker", versionMarker)
                .text("MaxKeys", asked.limit());
        asked.writeTail(xml);
        xml.text("IsTruncated", page.truncated());
        if (page.truncated()) {
            xml.text("NextKeyMarker", asked.shown(page.next()));
            if (page.entries().getLast() instanceof ListPage.Entry.OfObject) {
                xml.text("NextVersionIdMarker", Versions.NULL);
            }
        }
        Owners owners = new Owners(work);
        for (StoredObject object : page.objects()) {
            xml.open("Version")
                    .text("Key", asked.shown(object.key().value()))
                    .text("VersionId", Versions.NULL)
                    .text("IsLatest", true);
            writeObject(xml, object);
            Owners.write(xml, "Owner", owners.of(object));
            xml.close("Version");
        }
        asked.writePrefixes(xml, page.prefixes());
        return S3Xml.answer(xml.close("ListVersionsResult"));
    }
}
