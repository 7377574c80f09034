package org.entrepot.access.policy.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.entrepot.access.ComparisonVerdict;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.access.identity.MadeUp;
import org.entrepot.access.policy.Pattern;
import org.entrepot.access.policy.Policy;
import org.entrepot.access.policy.PrincipalText;
import org.entrepot.access.policy.Rule;
import org.entrepot.access.policy.analysis.PolicyComparison;
import org.entrepot.access.policy.analysis.PublicAnswer;
import org.entrepot.access.policy.analysis.WhoCan;
import org.entrepot.access.policy.analysis.Witness;
import org.entrepot.access.policy.notation.ActionNames;
import org.entrepot.access.policy.notation.PolicyReading;
import org.entrepot.access.policy.notation.WrittenResource;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.access.text.Position;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions about policies that stand in files, without a server: whoever they name exists.
 *
 * @param bucket as the dialect writes it; empty to read it from the resources of the policies
 * @param owner the account that owns the bucket, as the dialect names it; empty for the usual one
 */
public record PolicyQuestions(Dialect dialect, Optional<String> bucket, Optional<String> owner) {
    /** Whether a new policy allows the same as an old one; reassuring when it allows no more. */
    public PolicyAnswer compare(byte[] old, byte[] now) {
        try {
            CaseWorld world = world(old);
            PolicyComparison found = PolicyComparison.compare(
                    policy(world, old, "old"), policy(world, now, "new"), world.bucket(), world.analysed(true));
            String onlyOld = request(world, found.onlyOld());
            String onlyNew = request(world, found.onlyNew());
            StringBuilder text = new StringBuilder(words(found.verdict()));
            append(text, "allowed by the old policy only", onlyOld);
            append(text, "allowed by the new policy only", onlyNew);
            append(text, "note", found.reason());
            String json = PolicyPairs.write(found.verdict(), onlyOld, onlyNew, found.reason());
            return new PolicyAnswer.Told(json, text.toString(), found.verdict().isNoWider());
        } catch (CaseFault fault) {
            return new PolicyAnswer.Failed(fault.text());
        }
    }

    /** Whether a policy is public, in both meanings; reassuring when it is in neither. */
    public PolicyAnswer isPublic(byte[] written) {
        try {
            CaseWorld world = world(written);
            Policy policy = policy(world, written, "policy");
            PublicAnswer answer = PublicAnswer.of(policy, world.bucket(), world.analysed(true));
            String witness = request(world, answer.witness());
            JsonWriter json = new JsonWriter()
                    .openObject()
                    .member("public", answer.asWritten())
                    .name("statements");
            numbers(json, answer.responsible());
            json.member("openTo", answer.reach().name());
            json.name("witness").rawOrNull(witness);
            json.name("allowedBy");
            if (answer.allowedBy() == null) {
                json.nothing();
            } else {
                json.value(answer.allowedBy());
            }
            json.name("reason").valueOrNull(answer.unknown());
            StringBuilder text = new StringBuilder(
                    answer.asWritten()
                            ? "public by the provider's rule, because of statement " + joined(answer.responsible())
                            : "not public by the provider's rule");
            text.append(System.lineSeparator())
                    .append(
                            switch (answer.reach()) {
                                case UNSIGNED -> "open to callers who sign nothing";
                                case FOREIGN -> "open to signed callers of other accounts, to nobody unsigned";
                                case NOBODY -> "open to nobody outside the owner's account";
                            });
            append(text, "for example, by statement " + answer.allowedBy(), witness);
            append(text, "not searched to the end", answer.unknown());
            boolean closed = !answer.asWritten() && !answer.inFact() && answer.unknown() == null;
            return new PolicyAnswer.Told(json.closeObject().toString(), text.toString(), closed);
        } catch (CaseFault fault) {
            return new PolicyAnswer.Failed(fault.text());
        }
    }

    /**
     * Who can do something.
     *
     * @param action a name of the dialect, with or without its prefix
     * @param resource as the dialect writes it; a star stands for any run
     */
    public PolicyAnswer whoCan(byte[] written, String action, String resource) {
        try {
            CaseWorld world = world(written);
            Policy policy = policy(world, written, "policy");
            WrittenResource asked = WrittenResource.of(dialect, resource);
            if (!asked.isIn(world.bucket())) {
                return new PolicyAnswer.Failed(
                        "the resource `" + resource + "` is not in the bucket " + world.bucket());
            }
            Optional<Operation> operation = ActionNames.operation(dialect, action, asked.key() != null);
            if (operation.isEmpty()) {
                return new PolicyAnswer.Failed("unknown action `" + action + "`");
            }
            String path = world.bucket() + (asked.key() == null ? "" : "/" + asked.key());
            WhoCan found = WhoCan.of(policy, world.bucket(), world.analysed(true), operation.get(), wild(path));
            return new PolicyAnswer.Told(
                    json(found, policy), text(found, policy), found.groups().isEmpty());
        } catch (CaseFault fault) {
            return new PolicyAnswer.Failed(fault.text());
        }
    }

    private static Pattern wild(String path) {
        List<Pattern.Part> parts = new ArrayList<>();
        for (int from = 0; from < path.length(); ) {
            int star = path.indexOf('*', from);
            int end = star < 0 ? path.length() : star;
            parts.add(new Pattern.Part.Literal(path.substring(from, end)));
            if (star >= 0) {
                parts.add(new Pattern.Part.AnyRun());
            }
            from = end + 1;
        }
        return new Pattern(parts);
    }

    private CaseWorld world(byte[] policy) throws CaseFault {
        WrittenResource found =
                WrittenResource.firstOf(dialect, policy).orElse(new WrittenResource(dialect, null, null, null));
        String name = bucket.orElse(found.bucket());
        if (name == null) {
            throw new CaseFault("no resource of the policy names its bucket: give --bucket", Position.START);
        }
        String account = owner.orElse(found.account() == null ? MadeUp.ownerOf(dialect) : found.account());
        return CaseWorld.of(dialect, new CaseNode(new JsonValue.Text(name, Position.START)), account);
    }

    private static Policy policy(CaseWorld world, byte[] text, String name) throws CaseFault {
        return switch (world.read(text)) {
            case PolicyReading.Stored stored -> stored.policy();
            case PolicyReading.Refused refused ->
                throw new CaseFault(
                        "the policy `" + name + "` is refused: "
                                + refused.problem().position() + ": "
                                + refused.problem().code() + ": "
                                + refused.problem().message(),
                        refused.problem().position());
        };
    }

    private static @Nullable String request(CaseWorld world, @Nullable Witness witness) {
        return witness == null ? null : new CaseRequestWriter(world).write(witness);
    }

    private static String words(ComparisonVerdict verdict) {
        return switch (verdict) {
            case EQUAL -> "EQUAL: both allow the same";
            case NARROWER -> "NARROWER: the new policy allows less";
            case WIDER -> "WIDER: the new policy allows more";
            case DIFFERENT -> "DIFFERENT: each allows something that the other does not";
            case UNKNOWN -> "UNKNOWN: the comparison was not finished";
        };
    }

    private static String json(WhoCan found, Policy policy) {
        JsonWriter json = new JsonWriter().openObject().name("callers").openList();
        for (WhoCan.Group group : found.groups()) {
            json.openObject().name("who").values(names(group)).member("always", group.always());
            numbers(json.name("allowedBy"), group.allows());
            json.name("when").values(conditions(policy, group.allows()));
            numbers(json.name("limitedBy"), group.denies());
            json.closeObject();
        }
        json.closeList().name("reason").valueOrNull(found.unknown());
        return json.closeObject().toString();
    }

    private static String text(WhoCan found, Policy policy) {
        StringBuilder text = new StringBuilder();
        for (WhoCan.Group group : found.groups()) {
            text.append(text.isEmpty() ? "" : System.lineSeparator())
                    .append(String.join(", ", names(group)))
                    .append(group.always() ? ": always, by statement " : ": on conditions, by statement ")
                    .append(joined(group.allows()));
            append(
                    text,
                    "  when",
                    conditions(policy, group.allows()).stream()
                            .reduce((a, b) -> a + "; " + b)
                            .orElse(null));
            append(text, "  limited by statement", group.denies().isEmpty() ? null : joined(group.denies()));
        }
        if (found.groups().isEmpty()) {
            text.append("nobody, by this policy alone");
        }
        append(text, "not searched to the end", found.unknown());
        return text.toString();
    }

    private static List<String> names(WhoCan.Group group) {
        return group.callers().stream().map(PrincipalText::of).toList();
    }

    private static List<String> conditions(Policy policy, List<Integer> statements) {
        return policy.rules().stream()
                .filter(rule -> statements.contains(rule.index()))
                .flatMap(PolicyQuestions::conditions)
                .distinct()
                .toList();
    }

    private static Stream<String> conditions(Rule rule) {
        return rule.when().stream()
                .map(atom -> atom.operator() + " " + atom.spelling() + " " + String.join(" or ", atom.wanted()));
    }

    private static void append(StringBuilder text, String label, @Nullable String value) {
        if (value != null) {
            text.append(System.lineSeparator()).append(label).append(": ").append(value);
        }
    }

    private static String joined(List<Integer> statements) {
        return String.join(", ", statements.stream().map(String::valueOf).toList());
    }

    private static void numbers(JsonWriter json, List<Integer> numbers) {
        json.openList();
        numbers.forEach(number -> json.value(number));
        json.closeList();
    }
}
