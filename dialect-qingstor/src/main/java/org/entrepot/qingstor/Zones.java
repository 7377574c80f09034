package org.entrepot.qingstor;

import java.util.List;
import org.entrepot.gateway.Entry;
import org.entrepot.gateway.RequestHead;
import org.entrepot.gateway.Settings;
import org.entrepot.store.Bucket;
import org.jspecify.annotations.Nullable;

/** Zones and the addresses that follow from them ({@code qingstor.md} sections 2 and 6). */
final class Zones {
    /** The zone that clients name when nobody set one. */
    static final String DEFAULT = "pek3a";

    private Zones() {}

    /** The configured zones in order of their names. */
    static List<String> all(Settings settings) {
        return settings.zones().stream().sorted().toList();
    }

    /**
     * The zone of a new bucket: the one in the host, else the server's region where that is a zone, else the clients' default
     * where the server has it, else the region.
     */
    static String ofNewBucket(Entry entry, Settings settings) {
        if (entry.zone() != null) {
            return entry.zone();
        }
        boolean regionIsZone = settings.zones().contains(settings.region());
        return !regionIsZone && settings.zones().contains(DEFAULT) ? DEFAULT : settings.region();
    }

    /**
     * Whether a listing of one zone shows a bucket. A bucket whose region is no zone was made in another dialect and is
     * reachable in every zone.
     *
     * @param zone null for a listing of all zones
     */
    static boolean shows(@Nullable String zone, Bucket bucket, Settings settings) {
        return zone == null || bucket.region().equals(zone) || !settings.zones().contains(bucket.region());
    }

    /** An address of a bucket that works for whoever could send this request. */
    static String url(RequestHead head, Entry entry, Bucket bucket) {
        String base = head.scheme() + "://" + head.authority();
        return entry.hostBucket() == null && entry.boundBucket() == null ? base + "/" + bucket.name() : base;
    }
}
