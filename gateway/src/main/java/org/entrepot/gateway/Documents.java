package org.entrepot.gateway;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.entrepot.access.cors.CompiledCors;
import org.entrepot.access.identity.Account;
import org.entrepot.access.policy.BucketRules;
import org.entrepot.access.policy.CompiledPolicy;
import org.entrepot.access.policy.ObjectRules;
import org.entrepot.access.policy.Ownership;
import org.entrepot.access.policy.Policy;
import org.entrepot.access.policy.PublicAccessBlock;
import org.entrepot.access.policy.notation.PolicyNotation;
import org.entrepot.access.policy.notation.PolicyReading;
import org.entrepot.access.policy.notation.PolicyScope;
import org.entrepot.store.Bucket;
import org.entrepot.store.CorsDocument;
import org.entrepot.store.Identities;
import org.entrepot.store.StoredDocument;
import org.entrepot.store.StoredObject;
import org.jspecify.annotations.Nullable;

/**
 * The compiled forms of buckets' documents, each made once per revision. Revisions are never reused, so an entry can be old
 * but never wrong: a request brings its own bucket record and asks for exactly that revision.
 */
public final class Documents {
    /** How many buckets' documents are kept compiled; past it, all are forgotten and made again on demand. */
    private static final int BUCKETS_MAX = 10_000;

    private final Map<String, CachedCors> cors = new ConcurrentHashMap<>();
    private final Map<String, CachedPolicy> policies = new ConcurrentHashMap<>();

    private record CachedCors(long revision, CompiledCors compiled) {}

    private record CachedPolicy(long revision, Policy policy, CompiledPolicy compiled) {}

    /** An empty cache. */
    public Documents() {}

    /** The compiled CORS rules of a bucket that has some. */
    public CompiledCors cors(Bucket bucket) {
        CorsDocument document = bucket.cors();
        if (document == null) {
            throw new IllegalArgumentException("the bucket has no rules");
        }
        long revision = document.document().revision();
        CachedCors cached = cors.get(bucket.id());
        if (cached == null || cached.revision() != revision) {
            cached = new CachedCors(revision, CompiledCors.compile(document.configuration()));
            bound(cors);
            cors.put(bucket.id(), cached);
        }
        return cached.compiled();
    }

    /** The policy of a bucket that has one. */
    public Policy policy(Bucket bucket) {
        return cachedPolicy(bucket, present(bucket.policy())).policy();
    }

    /** Everything about a bucket that decisions read. */
    public BucketRules rules(Bucket bucket) {
        StoredDocument stored = bucket.policy();
        return new BucketRules(
                bucket.owner(),
                stored == null ? null : cachedPolicy(bucket, stored).compiled(),
                bucket.policyRecoveryGivenUp(),
                bucket.acl(),
                bucket.ownership() == null ? Ownership.OBJECT_WRITER : bucket.ownership(),
                PublicAccessBlock.NONE,
                null);
    }

    /**
     * Everything about an object that decisions read; null for a key that holds none.
     *
     * @param identities finds the owner where it is not the bucket's
     */
    public static @Nullable ObjectRules rules(Bucket bucket, @Nullable StoredObject object, Identities identities)
            throws IOException {
        if (object == null) {
            return null;
        }
        Account owner = bucket.owner();
        if (!object.ownerAccount().equals(owner.number())) {
            owner = identities.account(object.ownerAccount()).orElse(owner);
        }
        return new ObjectRules(object.acl(), owner);
    }

    private CachedPolicy cachedPolicy(Bucket bucket, StoredDocument stored) {
        CachedPolicy cached = policies.get(bucket.id());
        if (cached == null || cached.revision() != stored.revision()) {
            Policy policy = read(bucket, stored);
            cached = new CachedPolicy(
                    stored.revision(), policy, CompiledPolicy.of(policy, Long.toString(stored.revision())));
            bound(policies);
            policies.put(bucket.id(), cached);
        }
        return cached;
    }

    private Policy read(Bucket bucket, StoredDocument stored) {
        // What was accepted once stays readable: a switch that became stricter since must not unmake it.
        PolicyScope scope = new PolicyScope(bucket.name().value(), bucket.owner(), false);
        return switch (PolicyNotation.of(stored.notation()).read(stored.source(), scope)) {
            case PolicyReading.Stored(Policy policy, var warnings) -> policy;
            case PolicyReading.Refused(var problem) ->
                throw new IllegalStateException("a stored policy is not readable any more: " + problem.message());
        };
    }

    private static StoredDocument present(@Nullable StoredDocument stored) {
        if (stored == null) {
            throw new IllegalArgumentException("the bucket has no policy");
        }
        return stored;
    }

    private static void bound(Map<String, ?> cache) {
        if (cache.size() >= BUCKETS_MAX) {
            cache.clear();
        }
    }
}
