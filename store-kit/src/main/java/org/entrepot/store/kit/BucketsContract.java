package org.entrepot.store.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entrepot.access.Dialect;
import org.entrepot.access.acl.Acl;
import org.entrepot.access.acl.Grant;
import org.entrepot.access.acl.Grantee;
import org.entrepot.access.acl.Permission;
import org.entrepot.access.cors.CorsConfiguration;
import org.entrepot.access.cors.CorsRule;
import org.entrepot.access.cors.DiagnosisLevel;
import org.entrepot.access.identity.Account;
import org.entrepot.access.policy.Ownership;
import org.entrepot.store.Bucket;
import org.entrepot.store.BucketAddress;
import org.entrepot.store.BucketName;
import org.entrepot.store.CorsDocument;
import org.entrepot.store.DeleteCondition;
import org.entrepot.store.DeleteItem;
import org.entrepot.store.LookUp;
import org.entrepot.store.NewBucket;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.RunningUploads;
import org.entrepot.store.Safeguards;
import org.entrepot.store.StoreError;
import org.entrepot.store.StoreException;
import org.entrepot.store.StoredDocument;
import org.junit.jupiter.api.Test;

/** What holds of buckets and of the look-up. */
@SuppressWarnings("NullAway") // what is missing fails the test by itself
public abstract class BucketsContract extends StoreContract {
    private static final BucketAddress BY_NAME = new BucketAddress.ByName(new BucketName("bucket"));

    /** For subclasses. */
    protected BucketsContract() {}

    private static void assertError(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, StoreError error) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.error()).isEqualTo(error));
    }

    @Test
    void one_look_up_finds_key_bucket_and_object() throws Exception {
        var key = store.identities().addUser(ACCOUNT, "ada");
        put("a", text("hello"));

        LookUp found = store.lookUp(key.id(), BY_NAME, new ObjectKey("a"));

        assertThat(found.accessKey()).isEqualTo(key);
        assertThat(found.bucket()).isEqualTo(bucket);
        assertThat(found.object().size()).isEqualTo(5);
        assertThat(read(found.object())).isEqualTo(text("hello"));
        LookUp nothing = store.lookUp("nokey", new BucketAddress.ByName(new BucketName("none")), new ObjectKey("a"));
        assertThat(nothing).isEqualTo(new LookUp(null, null, null));
        assertThat(store.lookUp(null, null, null)).isEqualTo(new LookUp(null, null, null));
    }

    @Test
    void a_bucket_is_found_by_endpoint_id_and_by_name_as_label() throws Exception {
        assertThat(bucket.endpointId()).matches("[a-z0-9]{14}");
        assertThat(store.lookUp(null, new BucketAddress.ByEndpoint(bucket.endpointId()), null)
                        .bucket())
                .isEqualTo(bucket);
        assertThat(store.lookUp(null, new BucketAddress.ByEndpoint("bucket"), null)
                        .bucket())
                .isEqualTo(bucket);
        assertThat(store.lookUp(null, new BucketAddress.ByEndpoint("unknown"), null)
                        .bucket())
                .isNull();
    }

    @Test
    void everything_a_bucket_starts_with_is_kept() throws Exception {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("z", "1");
        tags.put("a", "2");
        Acl acl = new Acl(Dialect.COS, List.of(new Grant(new Grantee.AllUsers(), Permission.READ)));
        Bucket made = store.createBucket(new NewBucket(
                new BucketName("Full_Name"),
                bucket.owner(),
                Dialect.MEDIASTORE,
                "ap-guangzhou",
                acl,
                Ownership.BUCKET_OWNER_ENFORCED,
                text("{}"),
                "arn:x",
                tags));
        reopenStore();
        Bucket read =
                store.lookUp(null, new BucketAddress.ByName(made.name()), null).bucket();

        assertThat(read).usingRecursiveComparison().isEqualTo(made);
        assertThat(read.tags().keySet()).containsExactly("z", "a");
        assertThat(read.policy().source()).isEqualTo(text("{}"));
        assertThat(read.policy().notation()).isEqualTo(Dialect.MEDIASTORE);
        assertThat(read.policy().changedBy()).isEqualTo("arn:x");
    }

    @Test
    void a_name_is_given_once_and_the_refusal_shows_the_bucket_there() {
        assertError(() -> store.createBucket(newBucket("bucket", bucket.owner())), new StoreError.BucketExists(bucket));
    }

    @Test
    void a_bucket_with_objects_is_not_deleted() throws Exception {
        put("a", text("x"));
        assertError(
                () -> store.deleteBucket(bucket.name(), RunningUploads.REFUSE),
                new StoreError.BucketNotEmpty(bucket.name()));

        store.delete(bucket, List.of(new DeleteItem(new ObjectKey("a"), DeleteCondition.NONE)));
        store.deleteBucket(bucket.name(), RunningUploads.REFUSE);

        assertThat(store.lookUp(null, BY_NAME, null).bucket()).isNull();
        assertThat(store.buckets(ACCOUNT)).isEmpty();
        assertError(
                () -> store.deleteBucket(bucket.name(), RunningUploads.REFUSE),
                new StoreError.NoSuchBucket(bucket.name()));
        assertError(() -> store.usage(bucket.name()), new StoreError.NoSuchBucket(bucket.name()));
    }

    @Test
    void a_bucket_of_the_same_name_is_another_bucket() throws Exception {
        store.deleteBucket(bucket.name(), RunningUploads.REFUSE);
        Bucket again = store.createBucket(newBucket("bucket", bucket.owner()));

        assertThat(again.id()).isNotEqualTo(bucket.id());
        assertThat(again.endpointId()).isNotEqualTo(bucket.endpointId());
        assertError(() -> put("a", text("x")), new StoreError.NoSuchBucket(bucket.name()));
        assertError(
                () -> store.delete(bucket, List.of(new DeleteItem(new ObjectKey("a"), DeleteCondition.NONE))),
                new StoreError.NoSuchBucket(bucket.name()));
    }

    @Test
    void the_buckets_of_an_account_are_listed_by_name() throws Exception {
        Account other = store.identities().ensureAccount("000000000001");
        store.createBucket(newBucket("c", bucket.owner()));
        store.createBucket(newBucket("a", bucket.owner()));
        store.createBucket(newBucket("foreign", other));

        assertThat(store.buckets(ACCOUNT))
                .extracting(found -> found.name().value())
                .containsExactly("a", "bucket", "c");
        assertThat(store.buckets(other.number())).hasSize(1);
    }

    @Test
    void an_account_has_at_most_a_thousand_buckets() throws Exception {
        for (int i = 1; i < 1000; i++) {
            store.createBucket(newBucket("bucket" + i, bucket.owner()));
        }
        assertError(
                () -> store.createBucket(newBucket("one-more", bucket.owner())), new StoreError.TooManyBuckets(1000));
        store.deleteBucket(new BucketName("bucket1"), RunningUploads.REFUSE);
        store.createBucket(newBucket("one-more", bucket.owner()));
    }

    @Test
    void settings_change_and_the_next_look_up_sees_them() throws Exception {
        store.lookUp(null, BY_NAME, null);
        CorsDocument cors = new CorsDocument(
                new StoredDocument(Dialect.COS, text("<x/>"), store.nextDocumentRevision(), "arn:me", clock.instant()),
                new CorsConfiguration(
                        List.of(
                                new CorsRule("", List.of("*"), List.of("GET"), null, List.of(), -1, "g"),
                                new CorsRule(null, List.of("a"), List.of("*"), List.of(), null, null, null)),
                        false));
        StoredDocument policy =
                new StoredDocument(Dialect.S3, text("{}"), store.nextDocumentRevision(), "arn:me", clock.instant());

        Bucket changed = store.updateBucket(
                bucket.name(), bucket.revision(), old -> old.withCors(cors).withPolicy(policy, true));

        Bucket seen = store.lookUp(null, BY_NAME, null).bucket();
        assertThat(seen).usingRecursiveComparison().isEqualTo(changed);
        assertThat(seen.cors().configuration()).isEqualTo(cors.configuration());
        assertThat(seen.policyRecoveryGivenUp()).isTrue();
        assertThat(changed.revision()).isGreaterThan(bucket.revision());
        store.updateBucket(bucket.name(), null, old -> old.withCors(null).withTags(Map.of("k", "v")));
        assertThat(store.lookUp(null, BY_NAME, null).bucket().cors()).isNull();
    }

    @Test
    void what_the_owner_wants_refused_is_kept_and_other_changes_leave_it() throws Exception {
        assertThat(bucket.safeguards()).isEqualTo(Safeguards.NONE);
        Safeguards wanted = new Safeguards(DiagnosisLevel.OFF, true, Set.of(Safeguards.Unwanted.PUBLIC_POLICY));
        store.updateBucket(bucket.name(), null, old -> old.withSafeguards(wanted));
        store.updateBucket(bucket.name(), null, old -> old.withTags(Map.of("k", "v")));
        reopenStore();
        assertThat(store.lookUp(null, BY_NAME, null).bucket().safeguards()).isEqualTo(wanted);
    }

    @Test
    void a_change_of_a_state_that_is_no_more_is_refused() throws Exception {
        Bucket changed = store.updateBucket(bucket.name(), null, old -> old.withTags(Map.of("k", "v")));

        assertError(
                () -> store.updateBucket(bucket.name(), bucket.revision(), old -> old.withTags(Map.of())),
                new StoreError.RevisionConflict(bucket.revision(), changed.revision()));
        assertError(
                () -> store.updateBucket(new BucketName("none"), null, old -> old),
                new StoreError.NoSuchBucket(new BucketName("none")));
    }

    @Test
    void a_change_cannot_touch_what_a_bucket_is() throws Exception {
        Bucket other = store.createBucket(newBucket("other", bucket.owner()));

        Bucket changed = store.updateBucket(bucket.name(), null, old -> other);

        assertThat(changed.name()).isEqualTo(bucket.name());
        assertThat(changed.id()).isEqualTo(bucket.id());
        assertThat(changed.endpointId()).isEqualTo(bucket.endpointId());
    }

    @Test
    void document_revisions_grow() throws Exception {
        long first = store.nextDocumentRevision();

        assertThat(store.nextDocumentRevision()).isGreaterThan(first);
        assertThat(first).isGreaterThan(bucket.revision());
    }
}
