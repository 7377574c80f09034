package org.entrepot.gateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.access.cors.CorsConfiguration;
import org.entrepot.access.cors.lint.CorsLint;
import org.entrepot.access.cors.notation.CorsErrorCodes;
import org.entrepot.access.cors.notation.CorsNotation;
import org.entrepot.access.cors.notation.CorsProblem;
import org.entrepot.access.cors.notation.CorsProjections;
import org.entrepot.access.cors.notation.CorsReading;
import org.entrepot.access.lint.LintReport;
import org.entrepot.access.policy.Policy;
import org.entrepot.access.policy.PublicAccessBlock;
import org.entrepot.access.policy.PublicPolicy;
import org.entrepot.access.policy.lint.PolicyLint;
import org.entrepot.access.policy.notation.PolicyNotation;
import org.entrepot.access.policy.notation.PolicyProblem;
import org.entrepot.access.policy.notation.PolicyReading;
import org.entrepot.access.policy.notation.PolicyScope;
import org.entrepot.access.policy.notation.PolicyTranslation;
import org.entrepot.access.policy.notation.Translation;
import org.entrepot.store.Bucket;
import org.entrepot.store.CorsDocument;
import org.entrepot.store.Safeguards;
import org.entrepot.store.StoreException;
import org.entrepot.store.StoredDocument;
import org.jspecify.annotations.Nullable;

/**
 * A bucket's CORS rules and policy, written and read over any dialect. A document is stored as written; another dialect
 * reads the exact translation or is told what it cannot say ({@code cors.md} section 2, {@code policy.md} section 9).
 */
public final class BucketDocuments {
    /** Carries the revision of the rules just stored. */
    public static final String CORS_REVISION = "x-cors-revision";

    /** Tells how many doubtful things the rules just stored hold, and their codes ({@code cors.md} section 9.5). */
    public static final String CORS_LINT = "x-cors-lint";

    /** Names what a translated policy decides differently from the stored one. */
    public static final String POLICY_PROJECTION = "x-policy-projection";

    /**
     * Bytes of a policy that are read. Every notation allows less and refuses what is longer in its own words, by its own way of
     * counting ({@code policy.md} section 13).
     */
    public static final int POLICY_BYTES_MAX = 1 << 20;

    private BucketDocuments() {}

    /**
     * A document as one dialect reads it.
     *
     * @param headers what has to go with it: a projection's losses
     */
    public record Reading(byte[] bytes, List<Header> headers) {}

    /**
     * Replaces the CORS rules.
     *
     * @return the headers that tell the new revision and what is doubtful about the rules
     * @throws RefusedException {@link Refusal.DocumentRefused}, {@link Refusal.DocumentDoubtful} when the bucket wants it
     *     so, {@link Refusal.PreconditionFailed}
     */
    public static List<Header> putCors(Work work, Dialect dialect, byte[] document) throws IOException, StoreException {
        return switch (CorsNotation.of(dialect).read(document)) {
            case CorsReading.Refused(CorsProblem problem) ->
                throw new RefusedException(new Refusal.DocumentRefused(
                        CorsErrorCodes.of(dialect, problem),
                        problem.message(),
                        problem.spot().pointer(),
                        problem.spot().position()));
            case CorsReading.Read(CorsConfiguration written) -> {
                LintReport lint = lint(work.bucket(), written, dialect, document);
                WriteGuard.admit(work.bucket(), Refusal.DocumentDoubtful.Subject.CORS, lint);
                StoredDocument stored = stamp(work, dialect, document);
                update(
                        work,
                        work.bucket().cors() == null
                                ? null
                                : work.bucket().cors().document(),
                        bucket -> bucket.withCors(new CorsDocument(stored, replaced(bucket, written, dialect))));
                yield List.of(
                        new Header(CORS_REVISION, Long.toString(stored.revision())),
                        new Header(CORS_LINT, lint.summary()));
            }
        };
    }

    private static CorsConfiguration replaced(Bucket bucket, CorsConfiguration written, Dialect dialect) {
        Optional<CorsConfiguration> previous =
                Optional.ofNullable(bucket.cors()).map(CorsDocument::configuration);
        return CorsProjections.replace(previous, written, dialect);
    }

    private static LintReport lint(Bucket before, CorsConfiguration written, Dialect dialect, byte[] document) {
        return CorsLint.check(
                dialect, document, replaced(before, written, dialect).responseVary());
    }

    /**
     * The CORS rules as the dialect writes them.
     *
     * @throws RefusedException {@link Refusal.NotConfigured}
     */
    public static Reading cors(Bucket bucket, Dialect dialect) throws RefusedException {
        CorsDocument cors = bucket.cors();
        if (cors == null) {
            throw new RefusedException(new Refusal.NotConfigured(Refusal.NotConfigured.Setting.CORS));
        }
        var written = CorsNotation.of(dialect).write(cors.configuration());
        return new Reading(
                written.bytes(),
                written.projection()
                        .map(header -> List.of(new Header(header.name(), header.value())))
                        .orElse(List.of()));
    }

    /** Removes the CORS rules, if there are any. */
    public static void deleteCors(Work work) throws IOException, StoreException {
        if (work.bucket().cors() != null) {
            update(work, work.bucket().cors().document(), bucket -> bucket.withCors(null));
        }
    }

    /**
     * Replaces the policy.
     *
     * @param giveUpRecovery whether the owner's way around the policy is given up with it
     * @throws RefusedException {@link Refusal.DocumentRefused}, {@link Refusal.AccessDenied} when public policies are
     *     blocked, {@link Refusal.DocumentDoubtful} and {@link Refusal.PolicyUnwanted} when the bucket wants it so,
     *     {@link Refusal.PreconditionFailed}
     */
    public static void putPolicy(Work work, Dialect dialect, byte[] document, boolean giveUpRecovery)
            throws IOException, StoreException {
        Bucket bucket = work.bucket();
        switch (PolicyNotation.of(dialect).read(document, scope(work))) {
            case PolicyReading.Refused(PolicyProblem problem) ->
                throw new RefusedException(new Refusal.DocumentRefused(
                        problem.code(), problem.message(), problem.pointer(), problem.position()));
            case PolicyReading.Stored(Policy policy, var warnings) -> {
                PublicAccessBlock block = work.documents().rules(bucket).publicAccessBlock();
                if (block.blockPublicPolicy() && PublicPolicy.isPublic(policy)) {
                    throw new RefusedException(
                            new Refusal.AccessDenied(Operation.BUCKET_POLICY_PUT, "public policies are blocked here"));
                }
                requireWanted(work, dialect, document, policy, giveUpRecovery);
                StoredDocument stored = stamp(work, dialect, document);
                update(work, bucket.policy(), there -> there.withPolicy(stored, giveUpRecovery));
            }
        }
    }

    private static void requireWanted(
            Work work, Dialect dialect, byte[] document, Policy policy, boolean giveUpRecovery)
            throws RefusedException {
        Bucket bucket = work.bucket();
        if (bucket.safeguards().refused().isEmpty()) {
            return;
        }
        if (bucket.safeguards().refuses(Safeguards.Unwanted.LINT_ERRORS)) {
            LintReport lint = PolicyLint.check(dialect, document, scope(work));
            WriteGuard.admit(bucket, Refusal.DocumentDoubtful.Subject.POLICY, lint);
        }
        Policy inForce = bucket.policy() == null ? null : work.documents().policy(bucket);
        WriteGuard.admit(
                bucket,
                inForce,
                policy,
                giveUpRecovery,
                new StoreDirectory(work.store().identities()));
    }

    /**
     * The policy as the dialect writes it: the stored bytes in the dialect that wrote them, else the translation, with
     * {@link #POLICY_PROJECTION} when it is exact but for operations that one of the dialects has no name of their own for.
     *
     * @throws RefusedException {@link Refusal.NotConfigured}, {@link Refusal.NotExpressible}
     */
    public static Reading policy(Work work, Dialect dialect) throws RefusedException {
        Bucket bucket = work.bucket();
        StoredDocument stored = bucket.policy();
        if (stored == null) {
            throw new RefusedException(new Refusal.NotConfigured(Refusal.NotConfigured.Setting.POLICY));
        }
        if (stored.notation() == dialect) {
            return new Reading(stored.source(), List.of());
        }
        return switch (PolicyTranslation.translate(work.documents().policy(bucket), dialect, scope(work))) {
            case Translation.Exact(String text) -> new Reading(text.getBytes(StandardCharsets.UTF_8), List.of());
            case Translation.Near(String text, Set<Operation> apart) ->
                new Reading(text.getBytes(StandardCharsets.UTF_8), List.of(policyProjection(apart)));
            case Translation.Inexact(List<String> losses) ->
                throw new RefusedException(new Refusal.NotExpressible(stored.notation(), losses));
        };
    }

    /** Names the operations that the translation cannot tell apart from others, in the order of the table. */
    private static Header policyProjection(Set<Operation> apart) {
        return new Header(
                POLICY_PROJECTION,
                apart.stream().sorted().map(Operation::label).collect(Collectors.joining(", ", "partial; ", "")));
    }

    /** Removes the policy, if there is one. */
    public static void deletePolicy(Work work) throws IOException, StoreException {
        if (work.bucket().policy() != null) {
            update(work, work.bucket().policy(), bucket -> bucket.withPolicy(null, false));
        }
    }

    private static PolicyScope scope(Work work) {
        Bucket bucket = work.bucket();
        return new PolicyScope(
                bucket.name().value(),
                bucket.owner(),
                bucket.region(),
                work.settings().mediaStoreRequiresTls(),
                new StoreDirectory(work.store().identities()));
    }

    private static StoredDocument stamp(Work work, Dialect dialect, byte[] document) throws IOException {
        return new StoredDocument(
                dialect,
                document,
                work.store().nextDocumentRevision(),
                Callers.shown(work.caller()),
                work.clock().instant());
    }

    /**
     * Stores a change; an {@code If-Match} that names another revision than the writer's document has refuses it. Where the
     * owner wants writes judged, so does any change of the bucket since: the judgement was about what was there.
     */
    private static void update(
            Work work, @Nullable StoredDocument seen, java.util.function.UnaryOperator<Bucket> change)
            throws IOException, StoreException {
        String asked = work.headers().first("If-Match").orElse(null);
        boolean wasJudged = !work.bucket().safeguards().refused().isEmpty();
        if (asked != null) {
            String revision = seen == null ? "" : Long.toString(seen.revision());
            if (!ETags.parse(asked).contains(revision)) {
                throw new RefusedException(new Refusal.PreconditionFailed("If-Match"));
            }
        }
        Long ifRevision = asked != null || wasJudged ? work.bucket().revision() : null;
        work.store().updateBucket(work.bucket().name(), ifRevision, change);
    }
}
