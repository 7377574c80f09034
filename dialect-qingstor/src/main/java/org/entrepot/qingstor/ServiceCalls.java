package org.entrepot.qingstor;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.entrepot.access.Operation;
import org.entrepot.access.identity.Account;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.Entry;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.entrepot.store.Bucket;

/** Calls on the service: its buckets and its zones ({@code qingstor.md} sections 6.1 and 6.2). */
final class ServiceCalls {
    private static final int LIMIT_DEFAULT = 200;

    /** Other names cannot be written in this dialect, so they are not listed ({@code design.md} section 6). */
    private static final Pattern WRITABLE = Pattern.compile("[a-z0-9.-]+");

    private ServiceCalls() {}

    /** {@code GET /}: the caller's account's buckets, in one zone or all. */
    static Answer listBuckets(Work work) throws IOException {
        Optional<Account> account = work.caller().homeAccount();
        if (account.isEmpty()) {
            throw new RefusedException(
                    new Refusal.AccessDenied(Operation.SERVICE_LIST, "listing buckets needs a signed request"));
        }
        int offset = Parameters.number(work.query(), "offset", 0, 0);
        int limit = Parameters.number(work.query(), "limit", LIMIT_DEFAULT, 1);
        String zone = work.headers()
                .first("Location")
                .filter(header -> !header.isEmpty())
                .orElse(work.entry().zone());
        List<Bucket> page = work.store().buckets(account.get().number()).stream()
                .filter(bucket -> WRITABLE.matcher(bucket.name().value()).matches())
                .filter(bucket -> Zones.shows(zone, bucket, work.settings()))
                .skip(offset)
                .limit(limit)
                .toList();
        JsonWriter json = new JsonWriter().openObject().member("count", page.size());
        json.name("buckets").openList();
        for (Bucket bucket : page) {
            json.openObject()
                    .member("name", bucket.name().value())
                    .member("location", bucket.region())
                    .member("url", Zones.url(work.head(), work.entry(), bucket))
                    .member("created", JsonAnswers.seconds(bucket.created()))
                    .closeObject();
        }
        return JsonAnswers.ok(json.closeList().closeObject());
    }

    /** {@code GET /?location}: the zones, for anyone. */
    static Answer listLocations(Work work) throws IOException {
        String language = Parameters.text(work.query(), "lang");
        String label = switch (language) {
            case "", "en-us" -> "Zone ";
            case "zh-cn" -> "区域 ";
            default ->
                throw new RefusedException(
                        new Refusal.InvalidArgument("lang", language, "it has to be `en-us` or `zh-cn`"));
        };
        JsonWriter json = new JsonWriter().openObject().name("locations").openList();
        for (String zone : Zones.all(work.settings())) {
            json.openObject()
                    .member("id", zone)
                    .member("name", label + zone)
                    .member("endpoint", endpoint(work, zone))
                    .closeObject();
        }
        return JsonAnswers.ok(json.closeList().closeObject());
    }

    /** A zone's host where the caller came by a name of ours, else the address it came by, which serves every zone. */
    private static String endpoint(Work work, String zone) {
        Entry entry = work.entry();
        String authority = work.head().authority();
        if (entry.hostKind() != Entry.HostKind.OWN) {
            return authority;
        }
        return zone + "."
                + (entry.zone() == null
                        ? authority
                        : authority.substring(entry.zone().length() + 1));
    }
}
