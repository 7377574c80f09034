package org.entrepot.gateway;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entrepot.access.Dialect;

/**
 * What the operator configured, as far as requests meet it.
 *
 * @param region the default region label
 * @param domains base domains whose sub-domains carry buckets, longest first ({@code design.md} section 7)
 * @param wildcardDomains those of them known to have wildcard DNS, so that MediaStore endpoints may be built on them
 * @param zones QingStor's zone labels
 * @param boundHosts host to bucket bindings
 * @param mediaStoreRequiresTls the one switch of {@code design.md} section 7
 * @param regionCheck whether S3 scopes must name the server's region
 * @param trustedProxies whose forwarding headers count
 * @param objectBytesMax the longest single PUT
 * @param s3Uploads the limits of S3's multipart uploads
 */
public record Settings(
        String region,
        List<String> domains,
        Set<String> wildcardDomains,
        Set<String> zones,
        Map<String, BoundHost> boundHosts,
        boolean mediaStoreRequiresTls,
        boolean regionCheck,
        Set<InetAddress> trustedProxies,
        long objectBytesMax,
        S3Uploads s3Uploads) {
    /** A host that means one bucket, and the dialect that bound it. */
    public record BoundHost(String bucket, Dialect dialect) {}

    /**
     * What S3 says of multipart uploads and leaves to the operator ({@code s3.md} sections 11 and 21). Sizes are in bytes.
     *
     * @param innerPartBytesMin least size of every part but the last of an upload begun or completed over S3
     * @param objectBytesMax the largest object that an upload completed over S3 makes
     */
    public record S3Uploads(long innerPartBytesMin, long objectBytesMax) {
        /** As the service has them: 5 MiB, and 5 TiB. */
        public static final S3Uploads DEFAULT = new S3Uploads(5L << 20, 5L << 40);
    }

    public Settings {
        domains = List.copyOf(domains);
        wildcardDomains = Set.copyOf(wildcardDomains);
        zones = Set.copyOf(zones);
        boundHosts = Map.copyOf(boundHosts);
        trustedProxies = Set.copyOf(trustedProxies);
    }

    /** Everything as it is without configuration. */
    public static Settings defaults() {
        return new Settings(
                "us-east-1",
                List.of("localhost"),
                Set.of(),
                Set.of("pek3a", "pek3b", "sh1a", "gd2", "gd2a", "ap2a", "ap3"),
                Map.of(),
                false,
                false,
                Set.of(),
                5L << 30,
                S3Uploads.DEFAULT);
    }
}
