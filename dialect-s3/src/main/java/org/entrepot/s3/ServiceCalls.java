package org.entrepot.s3;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.access.identity.Account;
import org.entrepot.access.text.XmlWriter;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.HttpDates;
import org.entrepot.gateway.Query;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.entrepot.store.Bucket;

/** ListBuckets ({@code s3.md} section 7). */
final class ServiceCalls {
    private ServiceCalls() {}

    static Answer listBuckets(Work work) throws IOException {
        Query query = work.query();
        Account account =
                work.caller().homeAccount().orElseThrow(() -> new RefusedException(new Refusal.MissingCredentials()));
        String prefix = query.first("prefix").orElse("");
        String region = query.first("bucket-region").orElse("");
        String after = PageTokens.position(query.first("continuation-token").orElse(""));
        int limit = ListParameters.limit(query, "max-buckets", S3Limits.BUCKETS_PAGE_MAX);
        if (limit == 0) {
            throw new RefusedException(
                    new Refusal.InvalidArgument("max-buckets", "0", "Argument max-buckets must be 1 or more"));
        }
        List<Bucket> fitting = new ArrayList<>();
        for (Bucket bucket : work.store().buckets(account.number())) {
            String name = bucket.name().value();
            if (S3BucketNames.isWritable(name)
                    && name.startsWith(prefix)
                    && name.compareTo(after) > 0
                    && (region.isEmpty() || region.equals(bucket.region()))) {
                fitting.add(bucket);
            }
        }
        List<Bucket> page = fitting.subList(0, Math.min(limit, fitting.size()));
        XmlWriter xml = S3Xml.root("ListAllMyBucketsResult");
        Owners.write(xml, "Owner", account);
        xml.open("Buckets");
        for (Bucket bucket : page) {
            xml.open("Bucket")
                    .text("Name", bucket.name().value())
                    .text("CreationDate", HttpDates.formatMillis(bucket.created()))
                    .text("BucketRegion", bucket.region())
                    .close("Bucket");
        }
        xml.close("Buckets");
        if (!prefix.isEmpty()) {
            xml.text("Prefix", prefix);
        }
        if (page.size() < fitting.size()) {
            xml.text("ContinuationToken", PageTokens.of(page.getLast().name().value()));
        }
        return S3Xml.answer(xml.close("ListAllMyBucketsResult"));
    }
}
