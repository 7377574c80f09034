package org.entrepot.server.admin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.identity.WrittenCaller;
import org.entrepot.access.policy.AccessControl;
import org.entrepot.access.policy.BucketRules;
import org.entrepot.access.policy.CompiledPolicy;
import org.entrepot.access.policy.Decision;
import org.entrepot.access.policy.Question;
import org.entrepot.access.policy.explain.PolicyExplanation;
import org.entrepot.access.policy.notation.PolicyNotation;
import org.entrepot.access.policy.notation.PolicyReading;
import org.entrepot.access.policy.notation.PolicyScope;
import org.entrepot.access.policy.notation.PolicyText;
import org.entrepot.access.policy.notation.WrittenRequest;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.Documents;
import org.entrepot.gateway.StoreDirectory;
import org.entrepot.store.Bucket;
import org.entrepot.store.BucketAddress;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.ObjectStore;
import org.entrepot.store.StoredObject;

/**
 * {@code buckets/{bucket}/policy/simulate} ({@code policy.md} section 11): what would be decided about requests that nobody
 * sent, under the stored policy or under one that comes with them. For whoever may read the policy.
 */
final class Simulation {
    /** Requests of one call: a table of a few screens. */
    static final int REQUESTS_MAX = 100;

    private final BucketReaders readers;
    private final ObjectStore store;
    private final Documents documents;
    private final Clock clock;

    Simulation(BucketReaders readers, ObjectStore store, Documents documents, Clock clock) {
        this.readers = readers;
        this.store = store;
        this.documents = documents;
        this.clock = clock;
    }

    /** One reason record for a body that is one request, a list of them for a body with several. */
    Answer handle(ApiRequest request) throws ApiException, IOException {
        Bucket bucket = readers.forPolicy(request);
        JsonValue.Obj body = request.object();
        Dialect dialect = dialect(body, bucket);
        BucketRules rules = rules(body, bucket, dialect);
        JsonValue many = body.get("requests").orElse(null);
        if (many == null) {
            String json =
                    PolicyExplanation.of(decide(body, bucket, dialect, rules)).toJson();
            return Answer.document(200, "application/json", json.getBytes(StandardCharsets.UTF_8));
        }
        if (!(many instanceof JsonValue.Arr list) || list.items().size() > REQUESTS_MAX) {
            throw ApiException.invalid("the member `requests` must be a list of at most " + REQUESTS_MAX);
        }
        JsonWriter json = new JsonWriter().openObject().name("decisions").openList();
        for (JsonValue item : list.items()) {
            if (!(item instanceof JsonValue.Obj one)) {
                throw ApiException.invalid(
                        "a request is a " + item.kind() + " at " + item.position() + ", but must be an object");
            }
            json.raw(PolicyExplanation.of(decide(one, bucket, dialect, rules)).toReasonRecord());
        }
        return AdminApi.json(json.closeList().closeObject());
    }

    /** The language of actions, resources and condition keys: the one named, else the stored policy's, else S3's. */
    private static Dialect dialect(JsonValue.Obj body, Bucket bucket) throws ApiException {
        String named = ApiRequest.text(body, "dialect").orElse(null);
        if (named == null) {
            return bucket.policy() == null ? Dialect.S3 : bucket.policy().notation();
        }
        return Dialect.of(named).orElseThrow(() -> ApiException.invalid("there is no dialect `" + named + "`"));
    }

    /** What the bucket brings to the decisions, under the policy that comes with the requests where one does. */
    private BucketRules rules(JsonValue.Obj body, Bucket bucket, Dialect dialect) throws ApiException {
        BucketRules rules = documents.rules(bucket);
        JsonValue policy = body.get("policy").orElse(null);
        if (policy == null) {
            return rules;
        }
        String text = policy instanceof JsonValue.Text written ? written.value() : PolicyText.of(policy);
        PolicyScope scope = new PolicyScope(
                bucket.name().value(), bucket.owner(), bucket.region(), false, new StoreDirectory(store.identities()));
        return switch (PolicyNotation.of(dialect).read(text.getBytes(StandardCharsets.UTF_8), scope)) {
            case PolicyReading.Stored stored -> rules.with(CompiledPolicy.of(stored.policy()));
            case PolicyReading.Refused refused ->
                throw ApiException.invalid(
                        "the policy is refused, " + refused.problem().position() + ": "
                                + refused.problem().message());
        };
    }

    private Decision decide(JsonValue.Obj asked, Bucket bucket, Dialect dialect, BucketRules rules)
            throws ApiException, IOException {
        String principal = text(asked, "principal");
        Caller caller = new WrittenCaller(
                        new StoreDirectory(store.identities()), bucket.owner().cosAppid())
                .read(principal)
                .orElseThrow(
                        () -> ApiException.invalid("`" + principal + "` is no principal, use " + WrittenCaller.FORMS));
        WrittenRequest written =
                new WrittenRequest(dialect, text(asked, "action"), text(asked, "resource"), context(asked));
        return switch (written.read(bucket.name().value(), caller)) {
            case WrittenRequest.Reading.Unclear unclear -> throw ApiException.invalid(unclear.message());
            case WrittenRequest.Reading.Understood(Question question) ->
                decide(question.asOf(clock.instant()), bucket, rules);
        };
    }

    /** With the ACL and the owner of the object where the key holds one. */
    private Decision decide(Question question, Bucket bucket, BucketRules rules) throws IOException {
        StoredObject object = null;
        if (question.operation().target() == Operation.Target.OBJECT && question.key() != null) {
            ObjectKey key = ObjectKey.of(question.key()).orElse(null);
            object = key == null
                    ? null
                    : store.lookUp(null, new BucketAddress.ByName(bucket.name()), key)
                            .object();
        }
        return AccessControl.decide(question, rules, Documents.rules(bucket, object, store.identities()));
    }

    private static String text(JsonValue.Obj asked, String member) throws ApiException {
        return ApiRequest.text(asked, member)
                .orElseThrow(() -> ApiException.invalid("the member `" + member + "` is missing"));
    }

    private static Map<String, List<String>> context(JsonValue.Obj asked) throws ApiException {
        Map<String, List<String>> context = new LinkedHashMap<>();
        JsonValue written = asked.get("context").orElse(null);
        if (written == null) {
            return context;
        }
        if (!(written instanceof JsonValue.Obj object)) {
            throw ApiException.invalid("the member `context` is a " + written.kind() + ", but must be an object");
        }
        for (JsonValue.Member member : object.members()) {
            List<String> values = new ArrayList<>();
            List<JsonValue> items =
                    member.value() instanceof JsonValue.Arr list ? list.items() : List.of(member.value());
            for (JsonValue item : items) {
                values.add(scalar(member.name(), item));
            }
            context.put(member.name(), values);
        }
        return context;
    }

    private static String scalar(String name, JsonValue value) throws ApiException {
        return switch (value) {
            case JsonValue.Text text -> text.value();
            case JsonValue.Num number -> number.literal();
            case JsonValue.Bool bool -> Boolean.toString(bool.value());
            default -> throw ApiException.invalid("the context key `" + name + "` has a " + value.kind() + " as value");
        };
    }
}
