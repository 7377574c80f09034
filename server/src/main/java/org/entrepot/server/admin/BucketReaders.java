package org.entrepot.server.admin;

import java.io.IOException;
import java.time.Clock;
import org.entrepot.access.Operation;
import org.entrepot.access.identity.Account;
import org.entrepot.access.policy.AccessControl;
import org.entrepot.access.policy.Fact;
import org.entrepot.access.policy.Facts;
import org.entrepot.access.policy.Question;
import org.entrepot.gateway.Documents;
import org.entrepot.store.Bucket;
import org.entrepot.store.ObjectStore;

/** Finds the bucket that a request to the internal API is about, for those who may read the document concerned. */
record BucketReaders(ObjectStore store, Documents documents, Clock clock) {
    /**
     * The bucket, for whoever may read its cross-origin rules.
     *
     * @throws ApiException when there is none, or the caller may not
     */
    Bucket forCors(ApiRequest request) throws ApiException, IOException {
        Bucket bucket = request.bucket(store);
        if (!may(request, bucket, Operation.BUCKET_CORS_GET)) {
            throw ApiException.denied("reading the rules of bucket `" + bucket.name() + "` is not allowed");
        }
        return bucket;
    }

    /**
     * The bucket, for whoever may read its policy: callers of the owner's account alone ({@code policy.md} section 3.1).
     *
     * @throws ApiException when there is none, or the caller may not
     */
    Bucket forPolicy(ApiRequest request) throws ApiException, IOException {
        Bucket bucket = request.bucket(store);
        boolean isHome = request.caller()
                .homeAccount()
                .map(Account::number)
                .filter(bucket.owner().number()::equals)
                .isPresent();
        if (!isHome || !may(request, bucket, Operation.BUCKET_POLICY_GET)) {
            throw ApiException.denied("reading the policy of bucket `" + bucket.name() + "` is not allowed");
        }
        return bucket;
    }

    private boolean may(ApiRequest request, Bucket bucket, Operation operation) {
        Facts facts = new Facts.Builder()
                .add(Fact.NET_SOURCE_IP, request.head().clientAddress().getHostAddress())
                .add(Fact.NET_TLS, Boolean.toString(request.head().isTls()))
                .add(Fact.TIME_NOW, clock.instant().toString())
                .build();
        Question question =
                new Question(request.caller(), operation, bucket.name().value(), null, facts);
        return AccessControl.decide(question, documents.rules(bucket), null).allowed();
    }
}
