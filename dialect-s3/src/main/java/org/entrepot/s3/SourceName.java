package org.entrepot.s3;

import java.io.IOException;
import org.entrepot.access.Operation;
import org.entrepot.gateway.PercentCoding;
import org.entrepot.gateway.ReadConditions;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.SourceObject;
import org.entrepot.gateway.Work;
import org.entrepot.store.BucketName;
import org.entrepot.store.CopySource;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.StoredObject;
import org.jspecify.annotations.Nullable;

/**
 * The source of a copy as {@code x-amz-copy-source} names it ({@code s3.md} section 12).
 *
 * @param path {@code bucket/key}, decoded, without leading slash
 * @param versionId null when none is named
 */
record SourceName(String path, @Nullable String versionId) {
    /** Names the source. */
    static final String HEADER = "x-amz-copy-source";

    private static final String CONDITIONS = HEADER + "-";
    private static final String EXPECTED_OWNER = "x-amz-source-expected-bucket-owner";
    private static final String VERSION = "?versionId=";

    /**
     * Reads {@code [/]bucket/key[?versionId=id]}, percent-encoded, the slash between them too if need be.
     *
     * @throws RefusedException {@link Refusal.InvalidUri} when it cannot be decoded
     */
    static SourceName parse(String text) throws RefusedException {
        int mark = text.indexOf(VERSION);
        String path = PercentCoding.decode(mark < 0 ? text : text.substring(0, mark), false);
        return new SourceName(
                path.startsWith("/") ? path.substring(1) : path,
                mark < 0 ? null : text.substring(mark + VERSION.length()));
    }

    /**
     * The source of a request, which its caller may read and whose conditions hold.
     *
     * @throws RefusedException {@link Refusal.InvalidArgument}, {@link Refusal.NoSuchBucket}, {@link Refusal.NoSuchKey},
     *     {@link Refusal.NoSuchVersion}, {@link Refusal.AccessDenied}, {@link Refusal.PreconditionFailed}
     */
    static CopySource admitted(Work work) throws IOException {
        String text = work.headers().first(HEADER).orElse("");
        RefusedFeatures.checkSource(work.headers());
        SourceName name;
        try {
            name = parse(text);
        } catch (RefusedException undecodable) {
            throw invalid(text, "Copy Source must be percent-encoded UTF-8");
        }
        SourceObject found = name.find(work, text);
        BucketCalls.checkExpectedOwner(work, EXPECTED_OWNER, found.bucket());
        CopySource source = name.readable(work, found);
        ReadConditions.requireOfSource(work.headers(), CONDITIONS, source.object());
        return source;
    }

    private SourceObject find(Work work, String text) throws IOException {
        if (path.startsWith("arn:")) {
            throw new RefusedException(new Refusal.NotImplemented("access points as copy source"));
        }
        int slash = path.indexOf('/');
        if (slash <= 0 || slash == path.length() - 1 || path.indexOf('\0') >= 0) {
            throw invalid(text, "Copy Source must mention the source bucket and key: sourcebucket/sourcekey");
        }
        String bucketText = path.substring(0, slash);
        BucketName bucket =
                BucketName.of(bucketText).orElseThrow(() -> new RefusedException(new Refusal.NoSuchBucket(bucketText)));
        ObjectKey key = ObjectKey.of(path.substring(slash + 1))
                .orElseThrow(() -> new RefusedException(new Refusal.InvalidKey("The key of the source is too long")));
        return SourceObject.find(work, bucket, key);
    }

    private CopySource readable(Work work, SourceObject found) throws IOException {
        if (versionId == null) {
            return found.read(work);
        }
        found.require(work, Operation.VERSION_READ, versionId);
        if (!Versions.isWellFormed(versionId)) {
            throw new RefusedException(
                    new Refusal.InvalidArgument("versionId", versionId, "Invalid version id specified"));
        }
        StoredObject object = found.object();
        if (object == null || !versionId.equals(Versions.NULL)) {
            throw new RefusedException(new Refusal.NoSuchVersion(versionId));
        }
        return new CopySource(found.bucket(), object);
    }

    private static RefusedException invalid(String text, String message) {
        return new RefusedException(new Refusal.InvalidArgument(HEADER, text, message));
    }
}
