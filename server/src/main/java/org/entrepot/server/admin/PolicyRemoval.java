package org.entrepot.server.admin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.gateway.Answer;
import org.entrepot.store.Bucket;
import org.entrepot.store.ObjectStore;
import org.entrepot.store.StoreException;
import org.entrepot.store.StoredDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code buckets/{bucket}/policy}: the operator's way to take away a policy that locked its owner out ({@code policy.md} section
 * 8). Owners change their policies over the dialects; this one asks no policy, so it is the installation's root's alone and has
 * to be confirmed.
 */
final class PolicyRemoval {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyRemoval.class);
    private static final String CONFIRM = "confirm";

    private final ObjectStore store;
    private final Authority authority;

    PolicyRemoval(ObjectStore store, Authority authority) {
        this.store = store;
        this.authority = authority;
    }

    /**
     * Removes the policy and answers it, for whoever wants to mend it and store it again.
     *
     * @throws ApiException when the caller is not the installation's root, {@code confirm} does not repeat the bucket's name, or
     *     there is no bucket or no policy
     * @throws StoreException when the bucket changes at the same moment: nothing is removed that was not seen
     */
    Answer handle(ApiRequest request) throws ApiException, StoreException, IOException {
        if (!request.is("DELETE", 3)) {
            throw AdminApi.unknown(request);
        }
        if (!authority.isInstallationRoot(request.caller())) {
            throw ApiException.denied("only the root of the installation may remove a policy without asking it");
        }
        Bucket bucket = request.bucket(store);
        String name = bucket.name().value();
        if (!request.query().first(CONFIRM).orElse("").equals(name)) {
            throw ApiException.invalid(
                    "removing the policy of bucket `" + name + "` must be confirmed by `" + CONFIRM + "=" + name + "`");
        }
        StoredDocument policy = bucket.policy();
        if (policy == null) {
            throw ApiException.notFound("bucket `" + name + "` has no policy");
        }
        store.updateBucket(bucket.name(), bucket.revision(), there -> there.withPolicy(null, false));
        LOG.warn("the operator removed the policy of bucket {}, revision {}", name, policy.revision());
        return AdminApi.json(new JsonWriter()
                .openObject()
                .member("bucket", name)
                .member("dialect", policy.notation().label())
                .member("revision", policy.revision())
                .member("policy", new String(policy.source(), StandardCharsets.UTF_8))
                .closeObject());
    }
}
