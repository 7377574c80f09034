package org.entrepot.gateway;

import java.io.IOException;
import org.entrepot.access.Operation;
import org.entrepot.access.policy.Facts;
import org.entrepot.store.Bucket;
import org.entrepot.store.BucketAddress;
import org.entrepot.store.BucketName;
import org.entrepot.store.CopySource;
import org.entrepot.store.LookUp;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.StoredObject;
import org.jspecify.annotations.Nullable;

/**
 * What a request names as the source of a copy, looked up and not yet judged. It is judged by the gate of the request, with
 * the same caller, as a read of it in the same dialect would be ({@code policy.md} section 5).
 *
 * @param object null when there is none of that key
 */
public record SourceObject(
        Bucket bucket, ObjectKey key, @Nullable StoredObject object) {
    /**
     * Looks it up.
     *
     * @throws RefusedException {@link Refusal.NoSuchBucket}
     */
    public static SourceObject find(Work work, BucketName name, ObjectKey key) throws IOException {
        LookUp found = work.store().lookUp(null, new BucketAddress.ByName(name), key);
        Bucket bucket = found.bucket();
        if (bucket == null) {
            throw new RefusedException(new Refusal.NoSuchBucket(name.value()));
        }
        return new SourceObject(bucket, key, found.object());
    }

    /**
     * Asks whether the caller may read it.
     *
     * @throws RefusedException {@link Refusal.AccessDenied}, {@link Refusal.NoSuchKey}
     */
    public CopySource read(Work work) throws IOException {
        StoredObject there = work.gate().requireObject(Operation.OBJECT_READ, bucket, key, object, facts(work, null));
        return new CopySource(bucket, there);
    }

    /**
     * Asks for something else of it, such as {@link Operation#OBJECT_DELETE} for a move.
     *
     * @param versionId the version that the request names; null for none
     * @throws RefusedException {@link Refusal.AccessDenied}
     */
    public void require(Work work, Operation operation, @Nullable String versionId) throws IOException {
        work.gate().require(operation, bucket, key, object, facts(work, versionId));
    }

    private Facts facts(Work work, @Nullable String versionId) {
        return RequestFacts.ofSource(work.gate().facts(), bucket, versionId);
    }
}
