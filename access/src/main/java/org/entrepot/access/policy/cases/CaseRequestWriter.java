package org.entrepot.access.policy.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.policy.Fact;
import org.entrepot.access.policy.FactKey;
import org.entrepot.access.policy.Question;
import org.entrepot.access.policy.RuleParts;
import org.entrepot.access.policy.analysis.Witness;
import org.entrepot.access.policy.notation.ActionNames;
import org.entrepot.access.policy.notation.ConditionKeys;
import org.entrepot.access.text.JsonWriter;
import org.jspecify.annotations.Nullable;

/** Writes a witness as the request of a case: what {@link CaseRequest} reads. */
record CaseRequestWriter(CaseWorld world) {
    /** Regions are never compared; these are what the published cases write. */
    private static final String MEDIASTORE_REGION = "us-west-2";

    private static final String COS_REGION = "ap-guangzhou";

    /** What a signed caller always says about itself, and an unsigned one where it can. */
    private static final List<Fact> OF_CALLER =
            List.of(Fact.WHO_NAME, Fact.WHO_ACCOUNT, Fact.WHO_ARN, Fact.WHO_TYPE, Fact.WHO_UIN);

    /** The request in words of the dialect; null when a case file has no words for it. */
    @Nullable
    String write(Witness witness) {
        Question question = witness.question();
        String action = action(witness);
        if (action == null) {
            return null;
        }
        JsonWriter json = new JsonWriter().openObject().name("principal");
        principal(json, question.caller());
        json.member("action", action).member("resource", resource(question));
        json.name("context").openObject();
        context(witness).forEach((name, values) -> {
            json.name(name);
            if (values.size() == 1) {
                json.value(values.getFirst());
            } else {
                json.values(values);
            }
        });
        return json.closeObject().closeObject().toString();
    }

    /** Of several names of one operation the one that the policies use. */
    private @Nullable String action(Witness witness) {
        List<String> names = ActionNames.of(world.dialect(), witness.question().operation());
        return names.stream()
                .filter(witness.actions()::contains)
                .findFirst()
                .orElse(names.isEmpty() ? null : names.getFirst());
    }

    private void principal(JsonWriter json, Caller caller) {
        json.openObject();
        switch (caller) {
            case Caller.Anonymous anonymous -> json.member("kind", "anonymous");
            case Caller.Root root -> json.member("kind", "root").member("account", CasePeople.idOf(root.account()));
            case Caller.OfUser user ->
                json.member("kind", "user")
                        .member("account", CasePeople.idOf(user.account()))
                        .member("name", user.user().name());
            case Caller.OfRole role ->
                json.member("kind", "role")
                        .member("account", CasePeople.idOf(role.account()))
                        .member("name", role.role());
            case Caller.OfService service -> json.member("kind", "service").member("name", service.name());
        }
        json.closeObject();
    }

    private String resource(Question question) {
        boolean onKey = question.operation().target() == Operation.Target.OBJECT
                || world.dialect() == Dialect.MEDIASTORE && question.operation().isListing();
        String rest = onKey && question.key() != null ? "/" + question.key() : "";
        String bucket = world.bucket();
        return switch (world.dialect()) {
            case S3 -> "arn:aws:s3:::" + bucket + rest;
            case MEDIASTORE ->
                "arn:aws:mediastore:" + MEDIASTORE_REGION + ":" + world.owner().number() + ":container/" + bucket
                        + rest;
            case COS ->
                "qcs::cos:" + COS_REGION + ":uid/" + world.people().appid() + ":" + bucket + "-"
                        + world.people().appid() + (rest.isEmpty() ? "/" : rest);
            case QINGSTOR -> bucket + rest;
        };
    }

    private Map<String, List<String>> context(Witness witness) {
        Question question = witness.question();
        Map<String, List<String>> context = new LinkedHashMap<>();
        for (Fact fact : Fact.values()) {
            List<String> values = question.facts().get(fact);
            if (values == null && OF_CALLER.contains(fact)) {
                String own = RuleParts.ofCaller(question.caller(), fact);
                values = own == null ? null : List.of(own);
            }
            if (values != null) {
                put(context, witness, FactKey.of(fact), values);
            }
            tags(context, witness, fact);
        }
        for (Map.Entry<FactKey, Set<String>> used : witness.spellings().entrySet()) {
            List<String> values = RuleParts.values(used.getKey(), question);
            if (values != null) {
                used.getValue().forEach(name -> context.putIfAbsent(name, values));
            }
        }
        return context;
    }

    private void tags(Map<String, List<String>> context, Witness witness, Fact family) {
        Map<String, List<String>> tags = witness.question().facts().tags(family);
        FactKey pairs = FactKey.tagPairs(family);
        String asPairs = ConditionKeys.of(world.dialect()).write(pairs);
        if (asPairs != null && !tags.isEmpty()) {
            List<String> all = new ArrayList<>();
            tags.forEach((name, values) -> values.forEach(value -> all.add(name + "&" + value)));
            context.put(asPairs, all);
            return;
        }
        tags.forEach((name, values) -> put(context, witness, FactKey.tag(family, name), values));
    }

    /** Under every spelling that the policies use, else under the usual one. */
    private void put(Map<String, List<String>> context, Witness witness, FactKey key, List<String> values) {
        String usual = ConditionKeys.of(world.dialect()).write(key);
        boolean isFolder = world.dialect() == Dialect.QINGSTOR && key.fact() == Fact.LIST_PREFIX;
        Set<String> names = witness.spellings().getOrDefault(key, Set.of());
        if (!names.isEmpty()) {
            names.forEach(name -> context.put(name, values));
        } else if (isFolder) {
            context.put("prefix", values);
        } else if (usual != null) {
            context.put(usual, values);
        }
    }
}
