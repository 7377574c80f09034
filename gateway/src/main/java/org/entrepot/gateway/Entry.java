package org.entrepot.gateway;

import org.entrepot.access.Dialect;
import org.jspecify.annotations.Nullable;

/**
 * What the front found out about a request ({@code design.md} section 7).
 *
 * @param hostBucket the bucket label that the host carries, as written there (COS: with its APPID; MediaStore: the endpoint
 *     label or container name); null when the host carries none
 * @param boundBucket the inside name of the bucket that the configuration binds this host to; null for none
 * @param zone the region or zone label in the host; null for none
 * @param path the raw path that is left for the dialect: without {@code /-/mediastore/<container>}, begins with a slash
 * @param hostKind what kind of host it is
 */
public record Entry(
        Dialect dialect,
        View view,
        @Nullable String hostBucket,
        @Nullable String boundBucket,
        @Nullable String zone,
        String path,
        HostKind hostKind) {
    /** Which face of a bucket. */
    public enum View {
        API,
        WEBSITE
    }

    /** What the host says. */
    public enum HostKind {
        /** A known vendor or configured domain of this dialect. */
        OWN,
        /** MediaStore's data plane: {@code hostBucket} is the label, or the container of the path prefix. */
        MEDIASTORE_DATA,
        /** An address, localhost or an unknown name. */
        OTHER
    }
}
