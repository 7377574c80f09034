package org.entrepot.s3;

import java.io.IOException;
import java.util.Map;
import org.entrepot.access.text.XmlElement;
import org.entrepot.access.text.XmlWriter;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.entrepot.store.StoreException;

/** The tags of a bucket, and the empty tag set of every object ({@code s3.md} section 14). */
final class TagCalls {
    private static final String ROOT = "Tagging";

    private TagCalls() {}

    /** GetBucketTagging. */
    static Answer ofBucket(Work work) throws IOException {
        Map<String, String> tags = work.bucket().tags();
        if (tags.isEmpty()) {
            throw new RefusedException(new Refusal.NotConfigured(Refusal.NotConfigured.Setting.BUCKET_TAGS));
        }
        return document(tags);
    }

    /** PutBucketTagging. */
    static Answer put(Work work) throws IOException, StoreException {
        XmlElement document = S3Xml.read(work, ROOT, S3Limits.XML_BYTES_MAX);
        XmlElement tagSet = document.child("TagSet")
                .orElseThrow(() -> S3Xml.malformed("`Tagging` needs the element `TagSet`", document.position()));
        Map<String, String> tags = TagSets.read(tagSet);
        work.store().updateBucket(work.bucket().name(), null, bucket -> bucket.withTags(tags));
        return Answer.empty(204);
    }

    /** DeleteBucketTagging. */
    static Answer delete(Work work) throws IOException, StoreException {
        work.store().updateBucket(work.bucket().name(), null, bucket -> bucket.withTags(Map.of()));
        return Answer.empty(204);
    }

    /** GetObjectTagging: no object can have tags yet. */
    static Answer ofObject(Work work) {
        return document(Map.of());
    }

    /** GetObjectTagging of a version by its id. */
    static Answer ofVersion(Work work) throws IOException {
        Versions.required(work);
        return document(Map.of());
    }

    /** DeleteObjectTagging: there is nothing to remove, but the object has to be there. */
    static Answer deleteOfObject(Work work) throws IOException {
        if (work.object() == null) {
            throw new RefusedException(
                    new Refusal.NoSuchKey(ObjectCalls.key(work).value()));
        }
        return Answer.empty(204);
    }

    /** DeleteObjectTagging of a version by its id. */
    static Answer deleteOfVersion(Work work) throws IOException {
        Versions.required(work);
        return Answer.empty(204);
    }

    private static Answer document(Map<String, String> tags) {
        XmlWriter xml = S3Xml.root(ROOT);
        return S3Xml.answer(TagSets.write(xml, tags).close(ROOT));
    }
}
