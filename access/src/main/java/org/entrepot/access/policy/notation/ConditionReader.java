package org.entrepot.access.policy.notation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.entrepot.access.Dialect;
import org.entrepot.access.policy.AddressBlock;
import org.entrepot.access.policy.ArnPattern;
import org.entrepot.access.policy.Atom;
import org.entrepot.access.policy.Atom.Quantifier;
import org.entrepot.access.policy.Fact;
import org.entrepot.access.policy.FactKey;
import org.entrepot.access.policy.Pattern;
import org.entrepot.access.policy.ValueTest;
import org.entrepot.access.policy.ValueTest.Relation;
import org.entrepot.access.policy.Values;
import org.entrepot.access.policy.notation.PolicyProblem.Cause;
import org.entrepot.access.text.JsonValue;

/**
 * Reads the condition member of a statement: operators, keys and values ({@code policy.md} sections 6 and 7).
 *
 * @param patterns how texts with wildcards and variables are read
 */
record ConditionReader(Dialect dialect, PatternReader patterns) {
    /** COS compares the values of keys that come from the query in decoded form. */
    static final Set<Fact> COS_QUERY_FACTS = EnumSet.of(Fact.LIST_PREFIX, Fact.GET_RESPONSE_TYPE);

    /** An operator as written, taken apart. */
    private record Written(String name, Operator operator, Quantifier quantifier, boolean ifExists) {}

    List<Atom> read(Node condition) throws Fault {
        List<Atom> atoms = new ArrayList<>();
        for (Node.Named block : condition.members("Condition")) {
            Written written = operator(block);
            for (Node.Named key : block.node().members("the operator `" + block.name() + "`")) {
                atoms.add(atom(written, key));
            }
        }
        if (atoms.size() > Limits.ATOMS_MAX) {
            throw condition.fault(
                    Cause.OVER_LIMIT, "a statement may test at most " + Limits.ATOMS_MAX + " condition keys");
        }
        return atoms;
    }

    private Written operator(Node.Named block) throws Fault {
        String rest = dialect == Dialect.COS ? block.name().toLowerCase(Locale.ROOT) : block.name();
        Quantifier quantifier = Quantifier.NONE;
        String any = dialect == Dialect.COS ? "for_any_value:" : "ForAnyValue:";
        String all = dialect == Dialect.COS ? "for_all_value:" : "ForAllValues:";
        if (dialect != Dialect.QINGSTOR && rest.startsWith(any)) {
            quantifier = Quantifier.FOR_ANY;
            rest = rest.substring(any.length());
        } else if (dialect != Dialect.QINGSTOR && rest.startsWith(all)) {
            quantifier = Quantifier.FOR_ALL;
            rest = rest.substring(all.length());
        }
        String suffix = dialect == Dialect.COS ? "_if_exist" : "IfExists";
        boolean ifExists = dialect != Dialect.QINGSTOR && rest.endsWith(suffix);
        if (ifExists) {
            rest = rest.substring(0, rest.length() - suffix.length());
        }
        Operator operator = Operator.of(dialect).get(rest);
        boolean bare = quantifier == Quantifier.NONE && !ifExists;
        if (operator == null || operator.kind() == Operator.Kind.IS_ABSENT && !bare) {
            throw block.node().fault(Cause.BAD_CONDITION, "Invalid condition operator `" + block.name() + "`");
        }
        return new Written(block.name(), operator, quantifier, ifExists);
    }

    private Atom atom(Written written, Node.Named named) throws Fault {
        Optional<FactKey> key = ConditionKeys.of(dialect).read(named.name());
        if (key.isEmpty()) {
            throw named.node().fault(Cause.BAD_CONDITION, "Invalid condition key `" + named.name() + "`");
        }
        checkQingstorPair(written, named);
        List<Node> nodes = named.node().oneOrMany();
        if (nodes.isEmpty()) {
            throw named.node().fault(Cause.BAD_CONDITION, "the condition key `" + named.name() + "` has no value");
        }
        if (nodes.size() > Limits.VALUES_PER_ATOM_MAX) {
            throw named.node()
                    .fault(
                            Cause.OVER_LIMIT,
                            "a condition key may have at most " + Limits.VALUES_PER_ATOM_MAX + " values");
        }
        List<String> wanted = new ArrayList<>();
        for (Node node : nodes) {
            wanted.add(node.scalar("a condition value"));
        }
        boolean negated = written.operator().negated();
        return new Atom(
                key.get(),
                test(written.operator(), key.get().fact(), nodes),
                negated,
                written.quantifier(),
                written.ifExists() || negated && dialect != Dialect.COS,
                written.ifExists(),
                written.name(),
                named.name(),
                wanted,
                named.node().pointer());
    }

    /** QingStor ties its operators to keys, and takes only a JSON boolean for {@code is_null}. */
    private void checkQingstorPair(Written written, Node.Named named) throws Fault {
        if (dialect != Dialect.QINGSTOR) {
            return;
        }
        boolean forAddress = written.operator().kind() == Operator.Kind.IN_BLOCK;
        if (forAddress != named.name().equals("source_ip")) {
            throw named.node()
                    .fault(
                            Cause.BAD_CONDITION,
                            "the operator `" + written.name() + "` does not take the key `" + named.name() + "`");
        }
        boolean isBoolean = named.node().value() instanceof JsonValue.Bool;
        if ((written.operator().kind() == Operator.Kind.IS_ABSENT) != isBoolean) {
            throw named.node()
                    .fault(
                            Cause.BAD_CONDITION,
                            isBoolean
                                    ? "`" + written.name() + "` takes a text or a list of texts"
                                    : "`is_null` takes true or false");
        }
        for (Node node : named.node().oneOrMany()) {
            if (!isBoolean) {
                node.text("a condition value");
            }
        }
    }

    private ValueTest test(Operator operator, Fact fact, List<Node> nodes) throws Fault {
        return switch (operator.kind()) {
            case SAME_TEXT -> new ValueTest.SameText(texts(nodes, fact, false));
            case SAME_TEXT_IGNORING_CASE -> new ValueTest.SameTextIgnoringCase(texts(nodes, fact, false));
            case LIKE -> new ValueTest.Like(texts(nodes, fact, true));
            case NUMERIC -> new ValueTest.Numeric(relation(operator), numbers(nodes));
            case DATE -> new ValueTest.Date(relation(operator), dates(nodes));
            case BOOL -> new ValueTest.Bool(booleans(nodes));
            case BINARY -> new ValueTest.Binary(binaries(nodes));
            case IN_BLOCK -> new ValueTest.InBlock(blocks(nodes));
            case ARN_LIKE -> new ValueTest.ArnLike(arns(nodes));
            case IS_ABSENT -> new ValueTest.IsAbsent(booleans(nodes), emptyIsAbsent());
        };
    }

    private boolean emptyIsAbsent() {
        return dialect == Dialect.COS || dialect == Dialect.QINGSTOR;
    }

    private static Relation relation(Operator operator) {
        return operator.relation() == null ? Relation.EQUAL : operator.relation();
    }

    private List<Pattern> texts(List<Node> nodes, Fact fact, boolean wildcards) throws Fault {
        List<Pattern> texts = new ArrayList<>();
        for (Node node : nodes) {
            String text = node.scalar("a condition value");
            Pattern pattern = wildcards ? patterns.wild(text, node) : patterns.plain(text, node);
            boolean decoded = dialect == Dialect.COS && COS_QUERY_FACTS.contains(fact);
            texts.add(decoded ? PercentText.decoded(pattern) : pattern);
        }
        return texts;
    }

    private static List<BigDecimal> numbers(List<Node> nodes) throws Fault {
        List<BigDecimal> numbers = new ArrayList<>();
        for (Node node : nodes) {
            numbers.add(Values.number(node.scalar("a number")).orElseThrow(() -> bad(node, "number")));
        }
        return numbers;
    }

    private static List<Instant> dates(List<Node> nodes) throws Fault {
        List<Instant> dates = new ArrayList<>();
        for (Node node : nodes) {
            dates.add(Values.date(node.scalar("a date")).orElseThrow(() -> bad(node, "date")));
        }
        return dates;
    }

    private static Set<Boolean> booleans(List<Node> nodes) throws Fault {
        Set<Boolean> booleans = new HashSet<>();
        for (Node node : nodes) {
            String text = node.scalar("a boolean").toLowerCase(Locale.ROOT);
            if (!text.equals("true") && !text.equals("false")) {
                throw bad(node, "boolean");
            }
            booleans.add(text.equals("true"));
        }
        return booleans;
    }

    private static List<String> binaries(List<Node> nodes) throws Fault {
        List<String> binaries = new ArrayList<>();
        for (Node node : nodes) {
            String text = node.scalar("a base64 text");
            try {
                Base64.getDecoder().decode(text);
            } catch (IllegalArgumentException notBase64) {
                throw bad(node, "base64 text");
            }
            binaries.add(text);
        }
        return binaries;
    }

    private static List<AddressBlock> blocks(List<Node> nodes) throws Fault {
        List<AddressBlock> blocks = new ArrayList<>();
        for (Node node : nodes) {
            blocks.add(AddressBlock.read(node.scalar("an address")).orElseThrow(() -> bad(node, "address or block")));
        }
        return blocks;
    }

    private List<ArnPattern> arns(List<Node> nodes) throws Fault {
        List<ArnPattern> arns = new ArrayList<>();
        for (Node node : nodes) {
            Pattern pattern = patterns.wild(node.scalar("an ARN"), node);
            arns.add(ArnPattern.of(pattern).orElseThrow(() -> bad(node, "ARN")));
        }
        return arns;
    }

    private static Fault bad(Node node, String wanted) {
        String got;
        try {
            got = "`" + node.scalar("a value") + "`";
        } catch (Fault notScalar) {
            got = "a " + node.value().kind();
        }
        return node.fault(Cause.BAD_CONDITION, "Invalid condition value: " + got + " is no " + wanted);
    }
}
