package org.entrepot.mediastore;

/**
 * The quotas of the service that an operator may lift, because the buckets are shared with dialects that have other ones
 * ({@code mediastore.md} sections 9 and 16).
 *
 * @param uploadBytesMax the longest standard upload, bytes
 * @param containersPerAccountMax how many containers an account may have before CreateContainer refuses more
 */
public record MediaStoreLimits(long uploadBytesMax, int containersPerAccountMax) {
    /** 25 MB, taken as mebibytes ({@code mediastore.md} section 9). */
    public static final long UPLOAD_BYTES_MAX = 25L << 20;

    /** Containers per account ({@code mediastore.md} section 16). */
    public static final int CONTAINERS_MAX = 100;

    public MediaStoreLimits {
        if (uploadBytesMax < 1 || containersPerAccountMax < 1) {
            throw new IllegalArgumentException("limits are 1 or more");
        }
    }

    /** The service's own. */
    public static MediaStoreLimits defaults() {
        return new MediaStoreLimits(UPLOAD_BYTES_MAX, CONTAINERS_MAX);
    }
}
