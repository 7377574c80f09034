package org.entrepot.access.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entrepot.access.identity.Caller;
import org.jspecify.annotations.Nullable;

/** One question as rules look at it: resource strings made once, facts about the caller filled in. */
final class Request {
    private final Question question;
    private @Nullable String withKey;

    Request(Question question) {
        this.question = question;
    }

    Question question() {
        return question;
    }

    /** The string that resource patterns are matched with. */
    String resource(Where.Listing listing) {
        boolean withKeyPart = switch (question.operation().target()) {
            case OBJECT -> true;
            case BUCKET -> listing == Where.Listing.AS_FOLDER && question.operation().isListing();
            case SERVICE -> false;
        };
        if (!withKeyPart) {
            return question.bucket();
        }
        if (withKey == null) {
            String key = question.key();
            withKey = question.bucket() + "/" + (key == null ? "" : key);
        }
        return withKey;
    }

    /** The values of a fact; null when it is absent. */
    @Nullable
    List<String> values(FactKey key) {
        Facts facts = question.facts();
        return switch (key.form()) {
            case PLAIN -> plain(key.fact(), facts);
            case TAG -> key.tagName() == null ? null : facts.get(key.fact(), key.tagName());
            case TAG_PAIRS -> pairs(facts.tags(key.fact()));
        };
    }

    /** The one value of a variable, or its fallback; null when the pattern can match nothing. */
    @Nullable
    String valueOf(VariableRef variable) {
        List<String> values = values(variable.key());
        return values == null || values.size() != 1 ? variable.fallback() : values.getFirst();
    }

    private @Nullable List<String> plain(Fact fact, Facts facts) {
        List<String> given = facts.get(fact);
        if (given != null) {
            return given;
        }
        if (fact == Fact.TAG_REQUEST_KEYS) {
            Map<String, List<String>> tags = facts.tags(Fact.TAG_REQUEST);
            return tags.isEmpty() ? null : List.copyOf(tags.keySet());
        }
        String own = CallerFacts.of(question.caller(), fact);
        return own == null ? null : List.of(own);
    }

    private static @Nullable List<String> pairs(Map<String, List<String>> tags) {
        if (tags.isEmpty()) {
            return null;
        }
        List<String> pairs = new ArrayList<>();
        tags.forEach((name, values) -> values.forEach(value -> pairs.add(name + "&" + value)));
        return pairs;
    }

    Caller caller() {
        return question.caller();
    }
}
