package org.entrepot.access.policy.cases;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.entrepot.access.Dialect;
import org.entrepot.access.cases.CaseFiles;
import org.entrepot.access.identity.MadeUp;
import org.entrepot.access.policy.CompiledPolicy;
import org.entrepot.access.policy.Policy;
import org.entrepot.access.policy.PolicyResult;
import org.entrepot.access.policy.PublicPolicy;
import org.entrepot.access.policy.Question;
import org.entrepot.access.policy.notation.PolicyNotation;
import org.entrepot.access.policy.notation.PolicyReading;
import org.entrepot.access.policy.notation.PolicyScope;
import org.entrepot.access.policy.notation.PolicyText;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Position;
import org.jspecify.annotations.Nullable;

/**
 * One example: a policy, a request, the surroundings and the outcome expected.
 *
 * @param policyText null where the bucket has no policy
 * @param question null where the case is about storing the policy
 * @param environment null where the expected outcome is the policy's own
 * @param expect {@code allow}, {@code deny}, {@code implicit-deny}, {@code error:CODE}, {@code public} or {@code not-public}
 * @param decidedBy index of the statement that must decide; null where the case does not say
 * @param position where the case stands in its file
 */
public record PolicyCase(
        String id,
        Dialect dialect,
        PolicyScope scope,
        @Nullable String policyText,
        @Nullable Question question,
        @Nullable CaseEnvironment environment,
        String expect,
        @Nullable Integer decidedBy,
        Position position) {
    private static final List<String> MEMBERS = List.of(
            "id",
            "source",
            "dialect",
            "bucket",
            "policy",
            "policyFile",
            "request",
            "env",
            "expect",
            "decidedBy",
            "note");
    private static final List<String> OUTCOMES = List.of("allow", "deny", "implicit-deny", "public", "not-public");
    private static final String ERROR = "error:";

    static PolicyCase read(CaseNode whole, CaseFiles files) throws CaseFault {
        CaseNode node = whole.only(MEMBERS);
        Dialect dialect = dialect(node.need("dialect"));
        CaseNode env = node.get("env").orElse(null);
        String ownerByDefault = MadeUp.ownerOf(dialect);
        String owner = env == null ? ownerByDefault : env.textOr("owner", ownerByDefault);
        CaseWorld world = CaseWorld.of(dialect, node.need("bucket"), owner);
        CaseNode request = node.get("request").orElse(null);
        return new PolicyCase(
                node.need("id").text(),
                dialect,
                world.scope(),
                policy(node, files),
                request == null ? null : new CaseRequest(world).read(request),
                env == null ? null : CaseEnvironment.read(env, dialect, world.people()),
                expect(node.need("expect")),
                decidedBy(node),
                node.value().position());
    }

    private static Dialect dialect(CaseNode node) throws CaseFault {
        List<String> labels =
                Arrays.stream(Dialect.values()).map(Dialect::label).toList();
        return Dialect.of(node.word("dialect", labels)).orElseThrow();
    }

    private static String expect(CaseNode node) throws CaseFault {
        return node.text().startsWith(ERROR) ? node.text() : node.word("outcome", OUTCOMES);
    }

    /** The text of the policy, from the case or from the file that it names; null for none. */
    private static @Nullable String policy(CaseNode node, CaseFiles files) throws CaseFault {
        CaseNode policy = node.get("policy").orElse(null);
        CaseNode file = node.get("policyFile").orElse(null);
        if (file == null) {
            return policy == null ? null : text(policy.value());
        }
        if (policy != null) {
            throw file.fault("a case has a policy or a policyFile, not both");
        }
        try {
            return new String(files.read(file.text()), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw file.fault("cannot read `" + file.text() + "`: " + e.getMessage());
        }
    }

    private static @Nullable Integer decidedBy(CaseNode node) throws CaseFault {
        CaseNode decidedBy = node.get("decidedBy").orElse(null);
        if (decidedBy == null) {
            return null;
        }
        if (decidedBy.value() instanceof JsonValue.Num num && num.asInt().isPresent()) {
            return num.asInt().get();
        }
        throw decidedBy.fault("decidedBy must be the index of a statement");
    }

    private static String text(JsonValue policy) {
        return policy instanceof JsonValue.Text text ? text.value() : PolicyText.of(policy);
    }

    /** Runs the case. */
    public PolicyCaseOutcome run() {
        CaseResult result = result();
        boolean sameRule = decidedBy == null || decidedBy.equals(result.decidedBy());
        String wanted = decidedBy == null ? expect : CaseResult.words(expect, decidedBy);
        String got = decidedBy == null ? result.outcome() : CaseResult.words(result.outcome(), result.decidedBy());
        return new PolicyCaseOutcome(
                id, expect.equals(result.outcome()) && sameRule, wanted, got, result.explanation());
    }

    private CaseResult result() {
        if (policyText == null) {
            return decided(null);
        }
        PolicyReading reading = PolicyNotation.of(dialect).read(policyText.getBytes(StandardCharsets.UTF_8), scope);
        return switch (reading) {
            case PolicyReading.Refused refused ->
                new CaseResult(
                        "error:" + refused.problem().code(),
                        null,
                        refused.problem().position() + ": " + refused.problem().message());
            case PolicyReading.Stored stored -> decided(stored.policy());
        };
    }

    private CaseResult decided(@Nullable Policy policy) {
        CompiledPolicy compiled = policy == null ? null : CompiledPolicy.of(policy);
        if (environment != null && environment.asksStatus()) {
            boolean isPublic = PublicPolicy.isPublic(compiled, environment.acl(), environment.ownership());
            return new CaseResult(isPublic ? "public" : "not-public", null, "");
        }
        if (question == null) {
            boolean isBlocked = policy != null
                    && environment != null
                    && PublicPolicy.isBlocked(policy, environment.publicAccessBlock());
            return isBlocked
                    ? new CaseResult(
                            "error:" + CaseEnvironment.denialCode(dialect),
                            null,
                            "the policy is public and BlockPublicPolicy is on")
                    : new CaseResult("allow", null, "the policy may be stored");
        }
        if (environment == null) {
            return own(compiled, question);
        }
        return CaseResult.of(environment.decide(question, scope.owner(), compiled));
    }

    private static CaseResult own(@Nullable CompiledPolicy policy, Question question) {
        if (policy == null) {
            return new CaseResult("implicit-deny", null, "there is no policy");
        }
        return switch (policy.evaluate(question)) {
            case PolicyResult.Allow allow ->
                new CaseResult("allow", allow.rule().index(), "");
            case PolicyResult.Deny deny -> new CaseResult("deny", deny.rule().index(), "");
            case PolicyResult.NoMatch noMatch -> new CaseResult("implicit-deny", null, "");
        };
    }
}
