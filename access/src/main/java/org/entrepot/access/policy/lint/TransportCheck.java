package org.entrepot.access.policy.lint;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.access.lint.Edit;
import org.entrepot.access.lint.JsonEdits;
import org.entrepot.access.policy.Atom;
import org.entrepot.access.policy.Effect;
import org.entrepot.access.policy.Fact;
import org.entrepot.access.policy.Pattern;
import org.entrepot.access.policy.Rule;
import org.entrepot.access.policy.ValueTest;
import org.entrepot.access.policy.Where;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.access.text.SourceNode;

/** The check that looks for the deny of requests without TLS. QingStor's language cannot speak of TLS. */
final class TransportCheck {
    private TransportCheck() {}

    /** Reported once: one deny mends all. */
    static void check(PolicySubject subject) {
        if (subject.dialect() == Dialect.QINGSTOR) {
            return;
        }
        List<Rule> denies = subject.rules().stream()
                .filter(rule -> rule.effect() == Effect.DENY && isForAllWithoutTls(subject.dialect(), rule))
                .toList();
        subject.allows().stream()
                .filter(allow -> !demandsTls(allow) && !areCovered(subject, allow, denies))
                .findFirst()
                .ifPresent(allow -> subject.add(
                        PolicyLintCode.HTTP_ALLOWED,
                        allow.pointer(),
                        PolicySubject.name(allow) + " allows requests without TLS, and no deny catches them",
                        deny(subject)));
    }

    private static boolean demandsTls(Rule rule) {
        return rule.when().stream().anyMatch(atom -> isTls(atom, true));
    }

    /** In COS a deny for everybody is none for signed callers, so that only the allow itself can demand TLS. */
    private static boolean isForAllWithoutTls(Dialect dialect, Rule rule) {
        return dialect != Dialect.COS
                && rule.who().isForEverybody()
                && rule.when().size() == 1
                && isTls(rule.when().getFirst(), false);
    }

    private static boolean isTls(Atom atom, boolean wanted) {
        return atom.key().fact() == Fact.NET_TLS
                && !atom.negated()
                && atom.quantifier() != Atom.Quantifier.FOR_ALL
                && atom.test() instanceof ValueTest.Bool bool
                && bool.values().equals(Set.of(wanted));
    }

    /** Whether each operation of the allow is denied wherever the allow reaches. */
    private static boolean areCovered(PolicySubject subject, Rule allow, List<Rule> denies) {
        return allow.ops().operations().stream()
                .filter(operation -> operation.target() != Operation.Target.SERVICE)
                .allMatch(operation -> denies.stream()
                        .filter(deny -> deny.ops().contains(operation))
                        .anyMatch(deny -> deny.where().equals(allow.where())
                                || coversEverything(
                                        deny.where(), operation, subject.scope().bucket())
                                || coversPatterns(deny.where(), allow.where())));
    }

    private static boolean coversEverything(Where deny, Operation operation, String bucket) {
        return !deny.complement()
                && deny.patterns().stream()
                        .anyMatch(pattern -> ReachChecks.isAskedInside(deny, operation)
                                ? isPrefix(pattern) && (bucket + "/").startsWith(pattern.literalPrefix())
                                : pattern.matches(bucket));
    }

    private static boolean coversPatterns(Where deny, Where allow) {
        return !deny.complement()
                && !allow.complement()
                && allow.patterns().stream()
                        .allMatch(inner -> deny.patterns().stream().anyMatch(outer -> covers(outer, inner)));
    }

    private static boolean covers(Pattern outer, Pattern inner) {
        return outer.equals(inner) || isPrefix(outer) && inner.literalPrefix().startsWith(outer.literalPrefix());
    }

    /** Everything, or everything behind a fixed beginning. */
    private static boolean isPrefix(Pattern pattern) {
        List<Pattern.Part> parts = pattern.parts();
        return !parts.isEmpty()
                && parts.getLast() instanceof Pattern.Part.AnyRun
                && (parts.size() == 1 || parts.size() == 2 && parts.getFirst() instanceof Pattern.Part.Literal);
    }

    /** The usual statement, where the list of statements has room for it. */
    private static List<Edit> deny(PolicySubject subject) {
        Optional<SourceNode> list = subject.source()
                .find("/Statement")
                .filter(node -> subject.source().content(node).startsWith("["));
        return switch (subject.dialect()) {
            case S3 -> append(list, "s3:*", "arn:aws:s3:::" + subject.scope().bucket());
            case MEDIASTORE -> append(list, "mediastore:*", subject.scope().containerArn());
            case COS, QINGSTOR -> List.of();
        };
    }

    private static List<Edit> append(Optional<SourceNode> list, String actions, String arn) {
        JsonWriter deny = new JsonWriter()
                .openObject()
                .member("Effect", "Deny")
                .member("Principal", "*")
                .member("Action", actions)
                .name("Resource")
                .values(List.of(arn, arn + "/*"))
                .name("Condition")
                .openObject()
                .name("Bool")
                .openObject()
                .member("aws:SecureTransport", "false")
                .closeObject()
                .closeObject()
                .closeObject();
        return list.map(node -> JsonEdits.append(node, deny.toString())).stream()
                .toList();
    }
}
