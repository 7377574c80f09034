package org.entrepot.access.policy.cases;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.entrepot.access.ComparisonVerdict;
import org.entrepot.access.Dialect;
import org.entrepot.access.policy.CompiledPolicy;
import org.entrepot.access.policy.Policy;
import org.entrepot.access.policy.PolicyResult;
import org.entrepot.access.policy.Question;
import org.entrepot.access.policy.analysis.PolicyComparison;
import org.entrepot.access.policy.analysis.Witness;
import org.entrepot.access.policy.notation.PolicyReading;
import org.entrepot.access.policy.notation.PolicyText;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.access.text.Parsed;
import org.jspecify.annotations.Nullable;

/**
 * Compares pairs of policies for scripts. A pair is {@code {"dialect","bucket","old","new"}} with the policies inline, as
 * objects or as texts; the answer is one line {@code {"verdict","onlyOld","onlyNew","reason"}}, whose requests are written as
 * those of case files, by principals of kind anonymous, user or root.
 */
public final class PolicyPairs {
    private PolicyPairs() {}

    /** The answer to one pair, as JSON on one line. A pair that cannot be read is answered UNKNOWN with the reason. */
    public static String answer(String pair) {
        return switch (Json.read(pair)) {
            case Parsed.Failed<JsonValue> failed ->
                unknown(failed.problem().position() + ": " + failed.problem().message());
            case Parsed.Ok<JsonValue> ok -> {
                try {
                    yield answer(new CaseNode(ok.value()));
                } catch (CaseFault fault) {
                    yield unknown(fault.position() + ": " + fault.text());
                } catch (RuntimeException bug) {
                    // Scripts count on one answer a line: a bug may cost its line, not those behind it.
                    yield unknown("the comparison failed: " + bug);
                }
            }
        };
    }

    private static String answer(CaseNode pair) throws CaseFault {
        CaseNode named = pair.need("dialect");
        Optional<Dialect> dialect = Dialect.of(named.text());
        if (dialect.isEmpty()) {
            throw named.fault("unknown dialect `" + named.text() + "`");
        }
        CaseWorld world = CaseWorld.of(dialect.get(), pair.need("bucket"));
        return comparison(world, policy(world, pair, "old"), policy(world, pair, "new"), false);
    }

    private static Policy policy(CaseWorld world, CaseNode pair, String member) throws CaseFault {
        CaseNode node = pair.need(member);
        String text = node.value() instanceof JsonValue.Text written ? written.value() : PolicyText.of(node.value());
        return switch (world.read(text.getBytes(StandardCharsets.UTF_8))) {
            case PolicyReading.Stored stored -> stored.policy();
            case PolicyReading.Refused refused ->
                throw node.fault("the policy `" + member + "` is refused: "
                        + refused.problem().code() + ": " + refused.problem().message());
        };
    }

    private static String comparison(CaseWorld world, Policy old, Policy now, boolean withRolesAndServices)
            throws CaseFault {
        PolicyComparison found =
                PolicyComparison.compare(old, now, world.bucket(), world.analysed(withRolesAndServices));
        String onlyOld = request(world, found.onlyOld());
        String onlyNew = request(world, found.onlyNew());
        boolean confirmed = isConfirmed(world, onlyOld, old, now) && isConfirmed(world, onlyNew, now, old);
        if (!confirmed) {
            return unknown("a witness has no request that a case file can write");
        }
        return write(found.verdict(), onlyOld, onlyNew, found.reason());
    }

    private static @Nullable String request(CaseWorld world, @Nullable Witness witness) {
        if (witness == null) {
            return null;
        }
        String written = new CaseRequestWriter(world).write(witness);
        return written == null ? "" : written;
    }

    /** Reads the written request back and asks both policies again: what is shown is what was checked. */
    private static boolean isConfirmed(CaseWorld world, @Nullable String request, Policy allowing, Policy other)
            throws CaseFault {
        if (request == null) {
            return true;
        }
        if (!(Json.read(request) instanceof Parsed.Ok<JsonValue> ok)) {
            return false;
        }
        Question question = new CaseRequest(world).read(new CaseNode(ok.value()));
        return allows(allowing, question) && !allows(other, question);
    }

    private static boolean allows(Policy policy, Question question) {
        return CompiledPolicy.of(policy).evaluate(question) instanceof PolicyResult.Allow;
    }

    private static String unknown(String reason) {
        return write(ComparisonVerdict.UNKNOWN, null, null, reason);
    }

    /** The answer as scripts read it; requests are JSON already. */
    static String write(
            ComparisonVerdict verdict, @Nullable String onlyOld, @Nullable String onlyNew, @Nullable String reason) {
        JsonWriter json = new JsonWriter().openObject().member("verdict", verdict.name());
        json.name("onlyOld").rawOrNull(onlyOld);
        json.name("onlyNew").rawOrNull(onlyNew);
        return json.name("reason").valueOrNull(reason).closeObject().toString();
    }
}
