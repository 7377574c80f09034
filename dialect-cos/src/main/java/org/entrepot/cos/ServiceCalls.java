package org.entrepot.cos;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.entrepot.access.Operation;
import org.entrepot.access.identity.Account;
import org.entrepot.access.text.XmlWriter;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.Query;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.entrepot.store.Bucket;

/** GET Service: the caller's buckets ({@code cos.md} section 4). */
final class ServiceCalls {
    /** Most buckets of one answer, and the default. */
    private static final int PAGE_MAX = 2000;

    private ServiceCalls() {}

    /** Lists the buckets of the caller's account that COS can name, by name. */
    static Answer list(Work work) throws IOException {
        Account owner = work.caller()
                .homeAccount()
                .orElseThrow(() -> new RefusedException(
                        new Refusal.AccessDenied(Operation.SERVICE_LIST, "an unsigned caller has no buckets")));
        Query query = work.query();
        String marker = query.first("marker").orElse("");
        int limit = Paging.limit(query, "max-keys", PAGE_MAX);
        List<Bucket> matching = work.store().buckets(owner.number()).stream()
                .filter(bucket -> CosBucketName.isWritable(bucket.name()))
                .filter(bucket -> CosBucketName.of(bucket).compareTo(marker) > 0)
                .filter(inRegion(work))
                .filter(tagged(query))
                .filter(created(query))
                .toList();
        List<Bucket> page = matching.stream().limit(limit).toList();
        boolean isTruncated = page.size() < matching.size();

        XmlWriter xml = CosXml.writer().open("ListAllMyBucketsResult");
        CosNames.writeOwner(xml, owner);
        xml.text("IsTruncated", isTruncated)
                .text("Marker", marker)
                .text("NextMarker", isTruncated ? CosBucketName.of(page.getLast()) : "")
                .open("Buckets");
        for (Bucket bucket : page) {
            xml.open("Bucket")
                    .text("Name", CosBucketName.of(bucket))
                    .text("Location", bucket.region())
                    .text(
                            "CreationDate",
                            bucket.created().truncatedTo(ChronoUnit.SECONDS).toString())
                    .text("BucketType", "cos")
                    .close("Bucket");
        }
        return CosXml.answer(xml.close("Buckets").close("ListAllMyBucketsResult"));
    }

    /** A region in the host limits the answer to it, as {@code region} does. */
    private static Predicate<Bucket> inRegion(Work work) {
        String region = work.query().first("region").orElse("");
        String zone = work.entry().zone() == null ? "" : work.entry().zone();
        return bucket -> (region.isEmpty() || bucket.region().equals(region))
                && (zone.isEmpty() || bucket.region().equals(zone));
    }

    private static Predicate<Bucket> tagged(Query query) {
        String key = query.first("tagkey").orElse("");
        if (key.isEmpty()) {
            return bucket -> true;
        }
        Optional<String> value = query.first("tagvalue");
        return bucket -> {
            String tag = bucket.tags().get(key);
            return tag != null && (value.isEmpty() || tag.equals(value.get()));
        };
    }

    private static Predicate<Bucket> created(Query query) throws RefusedException {
        String time = query.first("create-time").orElse("");
        if (time.isEmpty()) {
            return bucket -> true;
        }
        long seconds = seconds(time).getEpochSecond();
        String range = query.first("range").orElse("");
        return switch (range) {
            case "lt" -> bucket -> bucket.created().getEpochSecond() < seconds;
            case "gt" -> bucket -> bucket.created().getEpochSecond() > seconds;
            case "lte" -> bucket -> bucket.created().getEpochSecond() <= seconds;
            case "gte" -> bucket -> bucket.created().getEpochSecond() >= seconds;
            default ->
                throw new RefusedException(
                        new Refusal.InvalidArgument("range", range, "with create-time it is one of lt, gt, lte, gte"));
        };
    }

    private static Instant seconds(String text) throws RefusedException {
        try {
            return Instant.ofEpochSecond(Long.parseLong(text));
        } catch (NumberFormatException | DateTimeException unreadable) {
            throw new RefusedException(
                    new Refusal.InvalidArgument("create-time", text, "a time is given in Unix seconds"));
        }
    }
}
