package org.entrepot.qingstor;

import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.access.identity.Account;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.entrepot.store.Bucket;
import org.entrepot.store.BucketName;
import org.entrepot.store.BucketUsage;
import org.entrepot.store.NewBucket;
import org.entrepot.store.RunningUploads;
import org.entrepot.store.StoreException;

/** Making, probing, measuring and removing buckets ({@code qingstor.md} sections 6.3 and 6.5). */
final class BucketCalls {
    /** What a new bucket may be called (section 8). Buckets of other names stay readable. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{4,61}[a-z0-9]");

    private BucketCalls() {}

    /** {@code PUT /bucket}. */
    static Answer put(Work work) throws IOException, StoreException {
        String name = work.call().bucketText();
        if (!NAME.matcher(name).matches()) {
            throw new RefusedException(
                    new Refusal.InvalidBucketName(
                            name,
                            "it has to have 6 to 63 lower-case letters, digits and hyphens, with a letter or digit first and last"));
        }
        Account owner = work.caller()
                .homeAccount()
                .orElseThrow(() -> new RefusedException(
                        new Refusal.AccessDenied(Operation.BUCKET_CREATE, "making a bucket needs a signed request")));
        work.store()
                .createBucket(new NewBucket(
                        new BucketName(name),
                        owner,
                        Dialect.QINGSTOR,
                        Zones.ofNewBucket(work.entry(), work.settings()),
                        null,
                        null,
                        null,
                        owner.number(),
                        Map.of()));
        return Answer.empty(201);
    }

    /** {@code HEAD /bucket}. */
    static Answer head(Work work) {
        return Answer.empty(200);
    }

    /** {@code DELETE /bucket}. */
    static Answer delete(Work work) throws IOException, StoreException {
        work.store().deleteBucket(work.bucket().name(), RunningUploads.REFUSE);
        return Answer.empty(204);
    }

    /**
     * {@code GET /bucket?stats}. The figures per storage class are left out: the store counts a bucket as a whole.
     */
    static Answer stats(Work work) throws IOException, StoreException {
        Bucket bucket = work.bucket();
        BucketUsage usage = work.store().usage(bucket.name());
        String created = JsonAnswers.seconds(bucket.created());
        return JsonAnswers.ok(new JsonWriter()
                .openObject()
                .member("name", bucket.name().value())
                .member("location", bucket.region())
                .member("url", Zones.url(work.head(), work.entry(), bucket))
                .member("count", usage.objects())
                .member("size", usage.bytes())
                .member("status", "active")
                .member("status_time", created)
                .member("created", created)
                .closeObject());
    }
}
