package org.entrepot.access.policy;

import java.io.StringWriter;
import java.util.List;
import org.entrepot.access.acl.Grantee;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes decisions as reason records and for people. */
final class DecisionText {
    private static final JsonFactory FACTORY = new JsonFactory();
    /** Statements shown to a person before the rest is counted. */
    private static final int STATEMENTS_SHOWN_MAX = 12;

    private DecisionText() {}

    static String json(Decision decision) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("decision", decision.allowed() ? "allow" : "deny");
            json.writeNumberProperty("step", decision.step());
            json.writeStringProperty("reason", decision.reason().code());
            json.writeStringProperty(
                    "operation", decision.question().operation().label());
            json.writeStringProperty("bucket", decision.question().bucket());
            if (decision.question().key() != null) {
                json.writeStringProperty("key", decision.question().key());
            }
            json.writeStringProperty(
                    "caller", PrincipalText.of(decision.question().caller()));
            CompiledPolicy policy = decision.policy();
            if (policy != null) {
                json.writeStringProperty("policyRevision", policy.revision());
                json.writeStringProperty("dialect", policy.policy().dialect().label());
            }
            decision.decidingRule().ifPresent(rule -> decidingRule(json, rule));
            if (decision.reason() instanceof Reason.AclGrant grant) {
                json.writeStringProperty("grant", grantText(grant));
            }
            json.writeArrayPropertyStart("nearest");
            for (StatementOutcome outcome : decision.nearest()) {
                nearMiss(json, outcome);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void decidingRule(JsonGenerator json, Rule rule) {
        rule(json, rule);
        json.writeObjectPropertyStart("matched");
        json.writeStringProperty("who", (rule.who().complement() ? "not " : "") + PrincipalText.of(rule.who()));
        json.writeStringProperty("op", String.join(", ", rule.actions()));
        json.writeStringProperty("where", (rule.where().complement() ? "not " : "") + patterns(rule));
        json.writeArrayPropertyStart("atoms");
        for (Atom atom : rule.when()) {
            json.writeString(atom.operator() + " " + atom.spelling() + " " + String.join(", ", atom.wanted()));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void rule(JsonGenerator json, Rule rule) {
        json.writeNumberProperty("ruleIndex", rule.index());
        if (rule.id() != null) {
            json.writeStringProperty("ruleId", rule.id());
        }
        json.writeStringProperty("pointer", rule.pointer());
        json.writeNumberProperty("line", rule.position().line());
        json.writeNumberProperty("column", rule.position().column());
    }

    private static void nearMiss(JsonGenerator json, StatementOutcome outcome) {
        StatementOutcome.Failure failure = outcome.failures().getFirst();
        json.writeStartObject();
        rule(json, outcome.rule());
        json.writeStringProperty("failedAt", failure.at().label());
        if (!failure.key().isEmpty()) {
            json.writeStringProperty("key", failure.key());
        }
        json.writeStringProperty("wanted", failure.wanted());
        json.writeStringProperty("got", failure.got());
        json.writeEndObject();
    }

    static String text(Decision decision) {
        Question question = decision.question();
        StringBuilder text = new StringBuilder();
        text.append(decision.allowed() ? "ALLOWED: " : "DENIED: ")
                .append(PrincipalText.of(question.caller()))
                .append(" asks for ")
                .append(question.operation().label())
                .append(" on ")
                .append(question.bucket());
        if (question.key() != null) {
            text.append('/').append(question.key());
        }
        text.append("\nbecause ").append(because(decision)).append('\n');
        List<StatementOutcome> outcomes = decision.outcomes();
        for (StatementOutcome outcome : outcomes.subList(0, Math.min(outcomes.size(), STATEMENTS_SHOWN_MAX))) {
            statement(text, outcome);
        }
        if (outcomes.size() > STATEMENTS_SHOWN_MAX) {
            text.append("  and ").append(outcomes.size() - STATEMENTS_SHOWN_MAX).append(" statements more\n");
        }
        return text.toString();
    }

    private static void statement(StringBuilder text, StatementOutcome outcome) {
        Rule rule = outcome.rule();
        text.append("  ")
                .append(name(rule))
                .append(" (")
                .append(rule.effect() == Effect.ALLOW ? "allow" : "deny")
                .append(", ")
                .append(rule.position())
                .append("): ");
        if (outcome.matched()) {
            text.append("matches\n");
            return;
        }
        StatementOutcome.Failure failure = outcome.failures().getFirst();
        String what = switch (failure.at()) {
            case OP -> "operation";
            case WHO -> "caller";
            case WHERE -> "resource";
            case ATOM -> "condition on " + failure.key();
        };
        text.append(what)
                .append(" does not match: wanted `")
                .append(failure.wanted())
                .append("`, got `")
                .append(failure.got())
                .append("`\n");
    }

    private static String because(Decision decision) {
        return switch (decision.reason()) {
            case Reason.OwnerPolicyRecovery recovery -> "the owner's root always keeps the policy calls";
            case Reason.PolicyRule rule ->
                name(rule.rule()) + " at " + rule.rule().position() + " " + (decision.allowed() ? "allows" : "denies")
                        + " it";
            case Reason.Root root -> "the root of the owner's account may do what nothing denies";
            case Reason.IdentityPolicy identity ->
                "the caller's identity policies " + (decision.allowed() ? "allow it" : "deny it");
            case Reason.AclGrant grant -> "the ACL grants " + grantText(grant);
            case Reason.ObjectOwner owner -> "the root of the account that owns the object has FULL_CONTROL on it";
            case Reason.Implicit implicit ->
                "nothing allows it"
                        + (implicit.restrictedPublic()
                                ? "; the policy would, but it is public and RestrictPublicBuckets is on"
                                : "")
                        + (implicit.everybodyRefused()
                                ? "; a deny for everybody takes away what everybody would be given"
                                : "");
        };
    }

    private static String name(Rule rule) {
        return "statement " + rule.index() + (rule.id() == null ? "" : " `" + rule.id() + "`");
    }

    private static String grantText(Reason.AclGrant reason) {
        String grantee = switch (reason.grant().grantee()) {
            case Grantee.AllUsers all -> "everybody";
            case Grantee.AuthenticatedUsers signed -> "every signed caller";
            case Grantee.LogDelivery log -> "log delivery";
            case Grantee.Identity identity -> identity.canonicalId();
        };
        return reason.grant().permission() + " on the " + (reason.onObject() ? "object" : "bucket") + " to " + grantee
                + ", written in " + reason.acl().writtenIn().label();
    }

    private static String patterns(Rule rule) {
        return String.join(
                ", ", rule.where().patterns().stream().map(Pattern::toString).toList());
    }
}
