package org.entrepot.access.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.access.acl.Acl;
import org.entrepot.access.acl.Grant;
import org.entrepot.access.acl.Grantee;
import org.entrepot.access.acl.Permission;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.policy.notation.DefaultContainerPolicy;
import org.entrepot.access.policy.notation.PolicyNotation;
import org.entrepot.access.policy.notation.PolicyReading;
import org.entrepot.access.policy.notation.PolicyScope;
import org.junit.jupiter.api.Test;

class AccessControlTest {
    private static final Caller ANONYMOUS = new Caller.Anonymous();
    private static final Caller ROOT = new Caller.Root(People.OWNER);
    private static final Caller ALICE = new Caller.OfUser(People.OWNER, People.ALICE);
    private static final Caller STRANGER = new Caller.Root(People.STRANGER);
    private static final BucketRules BARE = BucketRules.of(People.OWNER);
    private static final Grant EVERYBODY_READS = new Grant(new Grantee.AllUsers(), Permission.READ);
    private static final Grant EVERYBODY_WRITES = new Grant(new Grantee.AllUsers(), Permission.WRITE);

    @Test
    void without_any_rule_only_the_owners_root_gets_in() {
        assertThat(decide(ROOT, Operation.OBJECT_READ, BARE, null).reason()).isEqualTo(new Reason.Root());
        assertThat(decide(ALICE, Operation.OBJECT_READ, BARE, null).allowed()).isFalse();
        assertThat(decide(STRANGER, Operation.OBJECT_READ, BARE, null).allowed())
                .isFalse();
        assertThat(decide(ANONYMOUS, Operation.OBJECT_READ, BARE, null).step()).isEqualTo(10);
    }

    @Test
    void a_cos_read_grant_on_the_bucket_reaches_objects_without_a_list_of_their_own_and_missing_keys() {
        BucketRules bucket = BARE.with(new Acl(Dialect.COS, List.of(EVERYBODY_READS)));
        ObjectRules byDefault = new ObjectRules(null, People.OWNER);
        ObjectRules ownList = new ObjectRules(new Acl(Dialect.COS, List.of()), People.OWNER);
        assertThat(decide(ANONYMOUS, Operation.OBJECT_READ, bucket, byDefault).allowed())
                .isTrue();
        assertThat(decide(ANONYMOUS, Operation.OBJECT_READ, bucket, null).allowed())
                .isTrue();
        assertThat(decide(ANONYMOUS, Operation.OBJECT_READ, bucket, ownList).allowed())
                .isFalse();
        assertThat(decide(ANONYMOUS, Operation.OBJECT_LIST, bucket, null).allowed())
                .isTrue();
    }

    @Test
    void an_s3_read_grant_on_the_bucket_lists_but_reads_no_object() {
        BucketRules bucket = BARE.with(new Acl(Dialect.S3, List.of(EVERYBODY_READS)));
        assertThat(decide(ANONYMOUS, Operation.OBJECT_LIST, bucket, null).allowed())
                .isTrue();
        assertThat(decide(ANONYMOUS, Operation.OBJECT_READ, bucket, new ObjectRules(null, People.OWNER))
                        .allowed())
                .isFalse();
    }

    @Test
    void qingstor_grants_give_unsigned_callers_neither_listing_nor_deletion() {
        BucketRules bucket = BARE.with(new Acl(Dialect.QINGSTOR, List.of(EVERYBODY_READS, EVERYBODY_WRITES)));
        assertThat(decide(ANONYMOUS, Operation.OBJECT_READ, bucket, null).allowed())
                .isTrue();
        assertThat(decide(ANONYMOUS, Operation.OBJECT_WRITE, bucket, null).allowed())
                .isTrue();
        assertThat(decide(ANONYMOUS, Operation.OBJECT_LIST, bucket, null).allowed())
                .isFalse();
        assertThat(decide(ANONYMOUS, Operation.OBJECT_DELETE, bucket, null).allowed())
                .isFalse();
        assertThat(decide(ALICE, Operation.OBJECT_LIST, bucket, null).allowed()).isTrue();
        assertThat(decide(ALICE, Operation.OBJECT_DELETE, bucket, null).allowed())
                .isTrue();
        assertThat(decide(ALICE, Operation.BUCKET_ACL_GET, bucket, null).allowed())
                .isFalse();
    }

    @Test
    void the_root_of_the_account_that_owns_an_object_has_full_control_on_it_and_on_nothing_else() {
        ObjectRules theirs = new ObjectRules(null, People.STRANGER);
        assertThat(decide(STRANGER, Operation.OBJECT_READ, BARE, theirs).reason())
                .isEqualTo(new Reason.ObjectOwner());
        assertThat(decide(STRANGER, Operation.OBJECT_ACL_PUT, BARE, theirs).allowed())
                .isTrue();
        assertThat(decide(STRANGER, Operation.OBJECT_DELETE, BARE, theirs).allowed())
                .isFalse();
        assertThat(decide(new Caller.OfUser(People.STRANGER, People.BOB), Operation.OBJECT_READ, BARE, theirs)
                        .allowed())
                .isFalse();
    }

    @Test
    void access_lists_do_not_count_when_the_bucket_owner_is_enforced() {
        BucketRules bucket = new BucketRules(
                People.OWNER,
                null,
                false,
                new Acl(Dialect.S3, List.of(EVERYBODY_READS)),
                Ownership.BUCKET_OWNER_ENFORCED,
                PublicAccessBlock.NONE,
                null);
        assertThat(decide(ANONYMOUS, Operation.OBJECT_LIST, bucket, null).allowed())
                .isFalse();
    }

    @Test
    void a_cos_deny_for_everybody_takes_a_public_grant_from_signed_callers_too() {
        BucketRules bucket =
                BARE.with(new Acl(Dialect.COS, List.of(EVERYBODY_READS))).with(policy(Dialect.COS, """
                        {"version":"2.0","statement":[{"principal":{"qcs":"*"},"effect":"deny",
                         "action":"name/cos:GetObject","resource":"*"}]}"""));
        Decision decision = decide(ALICE, Operation.OBJECT_READ, bucket, null);
        assertThat(decision.allowed()).isFalse();
        assertThat(decision.reason()).isEqualTo(new Reason.Implicit(false, true));
        assertThat(decide(ROOT, Operation.OBJECT_READ, bucket, null).allowed()).isTrue();
    }

    @Test
    void attributes_over_s3_need_the_read_as_well() {
        BucketRules attributesOnly = BARE.with(s3("s3:GetObjectAttributes"));
        BucketRules both = BARE.with(s3("s3:GetObject*"));
        assertThat(decide(ANONYMOUS, Operation.OBJECT_ATTRIBUTES, attributesOnly, null)
                        .allowed())
                .isFalse();
        assertThat(decide(ANONYMOUS, Operation.OBJECT_ATTRIBUTES, both, null).allowed())
                .isTrue();
    }

    @Test
    void a_star_on_a_containers_control_calls_means_signed_callers() {
        CompiledPolicy policy = policy(Dialect.MEDIASTORE, """
                {"Statement":{"Effect":"Allow","Principal":"*","Action":"mediastore:GetCorsPolicy",
                 "Resource":"arn:aws:mediastore:eu-west-1:111122223333:container/box"}}""");
        assertThat(decide(STRANGER, Operation.BUCKET_CORS_GET, BARE.with(policy), null)
                        .allowed())
                .isTrue();
        assertThat(decide(ANONYMOUS, Operation.BUCKET_CORS_GET, BARE.with(policy), null)
                        .allowed())
                .isFalse();
    }

    @Test
    void a_folder_resource_covers_prefixes_below_it_and_not_the_whole_listing() {
        CompiledPolicy policy = policy(Dialect.MEDIASTORE, """
                {"Statement":{"Effect":"Allow","Principal":"*","Action":"mediastore:ListItems",
                 "Resource":"arn:aws:mediastore:eu-west-1:111122223333:container/box/live/*"}}""");
        for (String prefix : List.of("live/", "live/a")) {
            assertThat(list(prefix, policy)).isTrue();
        }
        for (String prefix : List.of("live", "li", "")) {
            assertThat(list(prefix, policy)).isFalse();
        }
    }

    private static boolean list(String prefix, CompiledPolicy policy) {
        Question question = new Question(ANONYMOUS, Operation.OBJECT_LIST, "box", prefix, Facts.NONE);
        return AccessControl.decide(question, BARE.with(policy), null).allowed();
    }

    @Test
    void the_default_container_policy_opens_the_container_to_its_account_over_tls() {
        PolicyScope scope = new PolicyScope("box", People.OWNER, true);
        CompiledPolicy policy = policy(Dialect.MEDIASTORE, DefaultContainerPolicy.text(scope));
        Facts tls = new Facts.Builder().add(Fact.NET_TLS, "true").build();
        assertThat(AccessControl.decide(
                                new Question(ALICE, Operation.OBJECT_WRITE, "box", "k", tls), BARE.with(policy), null)
                        .allowed())
                .isTrue();
        assertThat(decide(ALICE, Operation.OBJECT_WRITE, BARE.with(policy), null)
                        .allowed())
                .isFalse();
    }

    @Test
    void only_roots_list_buckets_and_create_them() {
        assertThat(decide(STRANGER, Operation.BUCKET_CREATE, BARE, null).allowed())
                .isTrue();
        assertThat(decide(ALICE, Operation.SERVICE_LIST, BARE, null).allowed()).isFalse();
        assertThat(decide(ANONYMOUS, Operation.SERVICE_LIST, BARE, null).allowed())
                .isFalse();
    }

    private static CompiledPolicy s3(String action) {
        return policy(
                Dialect.S3,
                "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"" + action
                        + "\",\"Resource\":\"arn:aws:s3:::box/*\"}}");
    }

    private static CompiledPolicy policy(Dialect dialect, String text) {
        PolicyReading reading = PolicyNotation.of(dialect)
                .read(text.getBytes(UTF_8), new PolicyScope("box", People.OWNER, true, new People()));
        assertThat(reading).isInstanceOf(PolicyReading.Stored.class);
        return CompiledPolicy.of(((PolicyReading.Stored) reading).policy());
    }

    private static Decision decide(Caller caller, Operation operation, BucketRules bucket, ObjectRules object) {
        String key =
                operation.target() == Operation.Target.OBJECT ? "k" : operation == Operation.OBJECT_LIST ? "" : null;
        return AccessControl.decide(new Question(caller, operation, "box", key, Facts.NONE), bucket, object);
    }
}
