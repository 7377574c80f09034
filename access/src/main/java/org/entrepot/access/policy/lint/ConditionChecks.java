package org.entrepot.access.policy.lint;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entrepot.access.Dialect;
import org.entrepot.access.policy.AddressBlock;
import org.entrepot.access.policy.Atom;
import org.entrepot.access.policy.Effect;
import org.entrepot.access.policy.Fact;
import org.entrepot.access.policy.PublicPolicy;
import org.entrepot.access.policy.Rule;
import org.entrepot.access.policy.ValueTest;
import org.entrepot.access.text.Shown;

/** The checks that look at the conditions of a statement. */
final class ConditionChecks {
    /** What every client writes as it likes. */
    private static final Set<Fact> CLIENT_CHOSEN = Set.of(Fact.HTTP_REFERER, Fact.HTTP_USER_AGENT, Fact.HTTP_HOST);

    /** Addresses that do not occur on the internet: RFC 1918, 1122, 3927, 6598, 4193 and 4291. */
    private static final List<AddressBlock> PRIVATE = List.of(
            block("10.0.0.0/8"),
            block("172.16.0.0/12"),
            block("192.168.0.0/16"),
            block("127.0.0.0/8"),
            block("169.254.0.0/16"),
            block("100.64.0.0/10"),
            block("fc00::/7"),
            block("fe80::/10"),
            block("::1"));

    private final PolicySubject subject;
    private final Rule rule;

    private ConditionChecks(PolicySubject subject, Rule rule) {
        this.subject = subject;
        this.rule = rule;
    }

    static void check(PolicySubject subject) {
        for (Rule rule : subject.rules()) {
            ConditionChecks checks = new ConditionChecks(subject, rule);
            checks.clientChosen();
            rule.when().forEach(checks::check);
        }
    }

    private void clientChosen() {
        boolean restsOnHeaders = !rule.when().isEmpty()
                && rule.when().stream()
                        .allMatch(atom -> CLIENT_CHOSEN.contains(atom.key().fact()));
        if (rule.effect() == Effect.ALLOW && PublicPolicy.isStar(rule.who()) && restsOnHeaders) {
            subject.add(
                    PolicyLintCode.CLIENT_CHOSEN_ONLY,
                    subject.pointer(rule, PolicySubject.Part.CONDITION),
                    PolicySubject.name(rule) + " allows whoever sends the header that it asks for");
        }
    }

    private void check(Atom atom) {
        if (atom.quantifier() == Atom.Quantifier.FOR_ALL && rule.effect() == Effect.ALLOW) {
            subject.add(
                    PolicyLintCode.FORALL_IN_ALLOW,
                    atom.pointer(),
                    "`" + atom.operator() + "` holds as well when the request has no `" + Shown.of(atom.spelling())
                            + "`");
        }
        switch (atom.test()) {
            case ValueTest.InBlock in -> privateRange(atom, in);
            case ValueTest.SameText same -> wildcard(atom);
            case ValueTest.SameTextIgnoringCase same -> wildcard(atom);
            case ValueTest.Like like -> referer(atom);
            case ValueTest.Numeric number -> {}
            case ValueTest.Date date -> {}
            case ValueTest.Bool bool -> {}
            case ValueTest.Binary binary -> {}
            case ValueTest.ArnLike arn -> {}
            case ValueTest.IsAbsent absent -> {}
        }
    }

    private void privateRange(Atom atom, ValueTest.InBlock in) {
        List<String> found = in.values().stream()
                .filter(block -> PRIVATE.stream().anyMatch(range -> range.contains(block)))
                .map(AddressBlock::toString)
                .toList();
        if (!found.isEmpty() && atom.key().fact() == Fact.NET_SOURCE_IP) {
            subject.add(
                    PolicyLintCode.PRIVATE_RANGE,
                    atom.pointer(),
                    "`" + String.join("`, `", found) + "` is private: no request from the internet comes from it");
        }
    }

    private void wildcard(Atom atom) {
        Optional<String> found =
                atom.wanted().stream().filter(this::hasWildcard).findFirst();
        found.ifPresent(value -> subject.add(
                PolicyLintCode.WILDCARD_IN_EXACT,
                atom.pointer(),
                "`" + atom.operator() + "` compares with `" + Shown.of(value)
                        + "` letter by letter, the wildcard included",
                PatternOperator.edits(subject.source(), subject.dialect(), atom)));
    }

    /** What the dialect's pattern operator would take for a wildcard; variables and escapes are none. */
    private boolean hasWildcard(String value) {
        boolean aws = subject.dialect() == Dialect.S3 || subject.dialect() == Dialect.MEDIASTORE;
        String text = aws ? value.replaceAll("\\$\\{[^}]*}", "") : value;
        return text.indexOf('*') >= 0 || aws && text.indexOf('?') >= 0;
    }

    private void referer(Atom atom) {
        if (subject.dialect() != Dialect.QINGSTOR || atom.key().fact() != Fact.HTTP_REFERER) {
            return;
        }
        for (int i = 0; i < atom.wanted().size(); i++) {
            String pattern = atom.wanted().get(i);
            if (!RefererPattern.canMatch(pattern)) {
                String pointer = itemPointer(atom, i);
                subject.add(
                        PolicyLintCode.REFERER_PATTERN,
                        pointer,
                        "`" + Shown.of(pattern) + "` matches no whole Referer such as `https://www.example.com/page`",
                        RefererPattern.edits(subject.source(), pointer, pattern));
            }
        }
    }

    /** The place of one value, which may stand for a list of one. */
    private String itemPointer(Atom atom, int item) {
        String pointer = atom.pointer() + "/" + item;
        return subject.source().find(pointer).isPresent() ? pointer : atom.pointer();
    }

    private static AddressBlock block(String text) {
        return AddressBlock.read(text).orElseThrow();
    }
}
