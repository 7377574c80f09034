package org.entrepot.cos;

import org.entrepot.access.Operation;
import org.entrepot.gateway.Entry;
import org.entrepot.gateway.PercentCoding;
import org.entrepot.gateway.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * What host and path name: nothing, a bucket or a key ({@code cos.md} section 1). Paths are decoded and never normalised.
 *
 * @param bucketText {@code name-appid} as the client wrote it, or the inside name of a bound host; empty for none
 * @param isBound whether the configuration, not the request, names the bucket
 * @param key empty for none
 */
record CosTarget(String bucketText, boolean isBound, String key) {
    /**
     * Reads host and path.
     *
     * @throws RefusedException when the path is not percent-encoded UTF-8
     */
    static CosTarget of(Entry entry) throws RefusedException {
        String path = entry.path().startsWith("/") ? entry.path().substring(1) : entry.path();
        String bound = boundBucket(entry);
        if (bound != null) {
            return new CosTarget(bound, true, PercentCoding.decode(path, false));
        }
        if (entry.hostBucket() != null) {
            return new CosTarget(entry.hostBucket(), false, PercentCoding.decode(path, false));
        }
        int slash = path.indexOf('/');
        String bucket = slash < 0 ? path : path.substring(0, slash);
        String key = slash < 0 ? "" : path.substring(slash + 1);
        return new CosTarget(PercentCoding.decode(bucket, false), false, PercentCoding.decode(key, false));
    }

    /** A bucket known by its inside name. A host label that reads as {@code name-appid} is COS's own spelling, not such a name. */
    private static @Nullable String boundBucket(Entry entry) {
        String bound = entry.boundBucket();
        boolean isOwnSpelling = bound != null
                && bound.equals(entry.hostBucket())
                && CosBucketName.of(bound).isPresent();
        return isOwnSpelling ? null : bound;
    }

    /** Which kind of target that is. */
    Operation.Target kind() {
        if (bucketText.isEmpty()) {
            return Operation.Target.SERVICE;
        }
        return key.isEmpty() ? Operation.Target.BUCKET : Operation.Target.OBJECT;
    }
}
