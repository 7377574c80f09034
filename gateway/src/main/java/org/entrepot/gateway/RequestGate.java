package org.entrepot.gateway;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.entrepot.access.Operation;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.policy.AccessControl;
import org.entrepot.access.policy.Decision;
import org.entrepot.access.policy.Fact;
import org.entrepot.access.policy.Facts;
import org.entrepot.access.policy.Question;
import org.entrepot.access.policy.Reason;
import org.entrepot.store.Bucket;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.ObjectStore;
import org.entrepot.store.StoredObject;
import org.jspecify.annotations.Nullable;

/** The gate of one request. */
final class RequestGate implements Gate {
    /** Operations that are about an object which is there; a missing one is answered as {@code policy.md} section 5 says. */
    private static final Set<Operation> NEEDS_OBJECT = EnumSet.of(
            Operation.OBJECT_READ,
            Operation.OBJECT_HEAD,
            Operation.OBJECT_ATTRIBUTES,
            Operation.OBJECT_ACL_GET,
            Operation.OBJECT_ACL_PUT,
            Operation.OBJECT_TAGS_GET,
            Operation.OBJECT_RETENTION_GET,
            Operation.OBJECT_HOLD_GET,
            Operation.OBJECT_RESTORE);

    private final Caller caller;
    private final Facts facts;
    private final Call call;
    private final Documents documents;
    private final ObjectStore store;
    private final boolean missingKeyNeedsListing;
    private final List<Decision> decisions;

    /** @param missingKeyNeedsListing see {@link WireDialect#missingKeyNeedsListing} */
    RequestGate(
            Caller caller,
            Facts facts,
            Call call,
            Documents documents,
            ObjectStore store,
            boolean missingKeyNeedsListing,
            List<Decision> decisions) {
        this.caller = caller;
        this.facts = facts;
        this.call = call;
        this.documents = documents;
        this.store = store;
        this.missingKeyNeedsListing = missingKeyNeedsListing;
        this.decisions = decisions;
    }

    /**
     * Lets the call in, or refuses it.
     *
     * @throws RefusedException {@link Refusal.AccessDenied}, {@link Refusal.NoSuchKey}
     */
    void admit(CallRow row, @Nullable Bucket bucket, @Nullable StoredObject object) throws IOException {
        if (row.asking() == CallRow.Asking.HANDLER) {
            return;
        }
        Operation operation = row.operation();
        ObjectKey key = call.key();
        if (bucket == null) {
            admitToService(operation);
        } else if (key != null && NEEDS_OBJECT.contains(operation) && row.state() instanceof CallRow.State.Built) {
            requireObject(operation, bucket, key, object, facts);
        } else {
            require(operation, bucket, key, object);
        }
    }

    private void admitToService(Operation operation) throws RefusedException {
        Decision decision = AccessControl.decideService(new Question(caller, operation, "", null, facts), null);
        decisions.add(decision);
        if (!decision.allowed()) {
            throw denied(operation);
        }
    }

    @Override
    public StoredObject requireObject(
            Operation operation, Bucket bucket, ObjectKey key, @Nullable StoredObject object, Facts asked)
            throws IOException {
        Decision decision = ask(operation, bucket, key, object, asked);
        boolean allowed = object == null && missingKeyNeedsListing
                ? !isExplicitDeny(decision) && mayListAll(bucket, asked)
                : decision.allowed();
        if (!allowed) {
            throw denied(operation);
        }
        if (object == null) {
            throw new RefusedException(new Refusal.NoSuchKey(key.value()));
        }
        return object;
    }

    /** A listing of the whole bucket: no prefix, delimiter or page size in what conditions may test. */
    private boolean mayListAll(Bucket bucket, Facts asked) throws IOException {
        Facts whole = asked.without(Set.of(Fact.LIST_PREFIX, Fact.LIST_DELIMITER, Fact.LIST_MAX));
        Question question =
                new Question(caller, Operation.OBJECT_LIST, bucket.name().value(), "", whole);
        return AccessControl.decide(question, documents.rules(bucket), null).allowed();
    }

    @Override
    public boolean allows(Operation operation, Bucket bucket, @Nullable ObjectKey key, @Nullable StoredObject object)
            throws IOException {
        return allows(operation, bucket, key, object, facts);
    }

    @Override
    public boolean allows(
            Operation operation,
            Bucket bucket,
            @Nullable ObjectKey key,
            @Nullable StoredObject object,
            Facts otherFacts)
            throws IOException {
        return ask(operation, bucket, key, object, otherFacts).allowed();
    }

    @Override
    public void require(Operation operation, Bucket bucket, @Nullable ObjectKey key, @Nullable StoredObject object)
            throws IOException {
        require(operation, bucket, key, object, facts);
    }

    @Override
    public void require(
            Operation operation,
            Bucket bucket,
            @Nullable ObjectKey key,
            @Nullable StoredObject object,
            Facts otherFacts)
            throws IOException {
        if (!allows(operation, bucket, key, object, otherFacts)) {
            throw denied(operation);
        }
    }

    @Override
    public Facts facts() {
        return facts;
    }

    private Decision ask(
            Operation operation, Bucket bucket, @Nullable ObjectKey key, @Nullable StoredObject object, Facts asked)
            throws IOException {
        String resource = key != null ? key.value() : operation.isListing() ? prefix() : null;
        Question question = new Question(caller, operation, bucket.name().value(), resource, asked);
        Decision decision = AccessControl.decide(
                question, documents.rules(bucket), Documents.rules(bucket, object, store.identities()));
        decisions.add(decision);
        return decision;
    }

    private String prefix() {
        return call.listPrefix() == null ? "" : call.listPrefix();
    }

    private static boolean isExplicitDeny(Decision decision) {
        return !decision.allowed() && decision.reason() instanceof Reason.PolicyRule;
    }

    private static RefusedException denied(Operation operation) {
        return new RefusedException(new Refusal.AccessDenied(operation, "access denied"));
    }
}
