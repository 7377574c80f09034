package org.entrepot.access.policy.notation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.entrepot.access.Operation;
import org.entrepot.access.policy.Atom;
import org.entrepot.access.policy.Effect;
import org.entrepot.access.policy.Fact;
import org.entrepot.access.policy.OpSet;
import org.entrepot.access.policy.Pattern;
import org.entrepot.access.policy.Rule;
import org.entrepot.access.policy.ValueTest;
import org.entrepot.access.policy.Where;
import org.entrepot.access.policy.Who;
import org.entrepot.access.policy.WhoAtom;
import org.entrepot.access.policy.notation.PolicyProblem.Cause;

/** Reads one statement of the AWS policy language. */
final class AwsStatement {
    private static final Set<String> MEMBERS = Set.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition");
    private static final String KINDS = "Action does not apply to any resource(s) in statement";

    private final AwsFlavour flavour;
    private final AwsPrincipals principals;
    private final AwsResources resources;
    private final ConditionReader conditions;
    private final boolean tlsRequired;

    AwsStatement(AwsFlavour flavour, PolicyScope scope, boolean variables, List<PolicyWarning> warnings) {
        PatternReader patterns = new PatternReader(true, variables ? ConditionKeys.of(flavour.dialect()) : null);
        this.flavour = flavour;
        this.principals = new AwsPrincipals(scope.directory(), warnings);
        this.resources = new AwsResources(flavour, scope, patterns);
        this.conditions = new ConditionReader(flavour.dialect(), patterns);
        this.tlsRequired = scope.tlsRequired();
    }

    /** One rule, or for MediaStore two where a statement reaches into the container and names the container itself. */
    List<Rule> read(Node statement, int index) throws Fault {
        Map<String, Node> members = members(statement);
        Node sid = members.get("Sid");
        String id = sid == null ? null : sid.text("Sid");
        Effect effect = effect(required(statement, members, "Effect"));
        Who who = who(statement, members, effect);
        Node actionNode = oneOf(statement, members, "Action", "NotAction");
        boolean notAction = members.containsKey("NotAction");
        boolean notResource = members.containsKey("NotResource");
        Node resourceNode = oneOf(statement, members, "Resource", "NotResource");
        List<Action> actions = actions(actionNode);
        List<AwsResources.Resource> where = resources.read(resourceNode, id);
        if (!notAction && !notResource) {
            checkKinds(actions, where);
        }
        Node condition = members.get("Condition");
        List<Atom> when = condition == null ? List.of() : conditions.read(condition);
        OpSet ops = OpSet.NONE;
        List<String> names = new ArrayList<>();
        for (Action action : actions) {
            ops = ops.or(action.ops());
            names.add((notAction ? "not " : "") + action.written());
        }
        if (notAction) {
            ops = ActionTable.of(flavour.dialect()).known().minus(ops);
        }
        Rule whole = new Rule(
                index,
                id,
                effect,
                who,
                ops,
                names,
                new Where(notResource, patterns(where), flavour.listing()),
                when,
                statement.pointer(),
                statement.position());
        return flavour == AwsFlavour.S3 ? List.of(whole) : container(whole, where, statement);
    }

    private Map<String, Node> members(Node statement) throws Fault {
        Map<String, Node> members = new LinkedHashMap<>();
        for (Node.Named member : statement.members("A statement")) {
            if (!MEMBERS.contains(member.name())) {
                throw member.node().fault(Cause.UNKNOWN_MEMBER, "Unknown field " + member.name());
            }
            members.put(member.name(), member.node());
        }
        return members;
    }

    private static Node required(Node statement, Map<String, Node> members, String name) throws Fault {
        Node node = members.get(name);
        if (node == null) {
            throw statement.fault(Cause.MISSING_MEMBER, "Missing required field " + name);
        }
        return node;
    }

    private static Node oneOf(Node statement, Map<String, Node> members, String name, String not) throws Fault {
        Node negative = members.get(not);
        if (negative == null) {
            return required(statement, members, name);
        }
        if (members.containsKey(name)) {
            throw negative.fault(Cause.UNKNOWN_MEMBER, "A statement takes either " + name + " or " + not);
        }
        return negative;
    }

    private static Effect effect(Node node) throws Fault {
        String effect = node.text("Effect");
        return switch (effect) {
            case "Allow" -> Effect.ALLOW;
            case "Deny" -> Effect.DENY;
            default -> throw node.fault(Cause.BAD_EFFECT, "Invalid effect: " + effect);
        };
    }

    private Who who(Node statement, Map<String, Node> members, Effect effect) throws Fault {
        Node node = oneOf(statement, members, "Principal", "NotPrincipal");
        boolean complement = members.containsKey("NotPrincipal");
        if (complement && effect == Effect.ALLOW) {
            throw node.fault(Cause.BAD_PRINCIPAL, "Allow with NotPrincipal is not allowed");
        }
        return new Who(complement, principals.read(node));
    }

    /** An action as written, and what it reaches. */
    private record Action(String written, OpSet ops, Node node) {}

    private List<Action> actions(Node node) throws Fault {
        List<Action> actions = new ArrayList<>();
        for (Node item : node.oneOrMany()) {
            String written = item.text("An action");
            OpSet ops = ops(written, item);
            if (ops.isEmpty()) {
                throw item.fault(Cause.BAD_ACTION, "Policy has invalid action `" + written + "`");
            }
            actions.add(new Action(written, ops, item));
        }
        if (actions.isEmpty()) {
            throw node.fault(Cause.BAD_ACTION, "Policy has invalid action: the list is empty");
        }
        return actions;
    }

    private OpSet ops(String written, Node node) throws Fault {
        ActionTable table = ActionTable.of(flavour.dialect());
        if (written.equals("*")) {
            return table.known();
        }
        String prefix = flavour.actionPrefix();
        if (!written.regionMatches(true, 0, prefix, 0, prefix.length())) {
            return OpSet.NONE;
        }
        Pattern pattern = new PatternReader(true, null).wild(lower(written.substring(prefix.length())), node);
        OpSet ops = OpSet.NONE;
        for (Map.Entry<String, OpSet> action : table.byName().entrySet()) {
            if (pattern.matches(lower(action.getKey()))) {
                ops = ops.or(action.getValue());
            }
        }
        return ops;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private void checkKinds(List<Action> actions, List<AwsResources.Resource> where) throws Fault {
        OpSet reachable = OpSet.NONE;
        for (AwsResources.Resource resource : where) {
            reachable = resource.hasPath() ? reachable.or(flavour.pathOperations()) : reachable;
            reachable = resource.isBare() ? reachable.or(flavour.bareOperations()) : reachable;
        }
        for (Action action : actions) {
            if (action.ops().and(reachable).isEmpty()) {
                throw action.node().fault(Cause.KINDS_DO_NOT_MEET, KINDS);
            }
        }
    }

    private static List<Pattern> patterns(List<AwsResources.Resource> resources) {
        return resources.stream().map(AwsResources.Resource::pattern).toList();
    }

    /**
     * MediaStore: paths cover data calls only, the bare container control calls only, and a star on a control call means
     * every signed caller ({@code policy.md} section 5).
     */
    private List<Rule> container(Rule whole, List<AwsResources.Resource> where, Node statement) throws Fault {
        List<Pattern> paths =
                patterns(where.stream().filter(AwsResources.Resource::hasPath).toList());
        List<Pattern> bare =
                patterns(where.stream().filter(AwsResources.Resource::isBare).toList());
        boolean complement = whole.where().complement();
        List<Rule> rules = new ArrayList<>();
        OpSet data = whole.ops().and(flavour.pathOperations());
        if (complement || !paths.isEmpty() && !data.isEmpty()) {
            Rule rule = whole.with(whole.who(), data, new Where(complement, paths, flavour.listing()));
            checkTls(rule, statement);
            rules.add(rule);
        }
        OpSet control = whole.ops().and(flavour.bareOperations());
        if (complement || !bare.isEmpty() && !control.isEmpty()) {
            Who signed = whole.effect() == Effect.ALLOW ? signed(whole.who()) : whole.who();
            rules.add(whole.with(signed, control, new Where(complement, bare, flavour.listing())));
        }
        return rules.isEmpty() ? List.of(whole.with(whole.who(), OpSet.NONE, whole.where())) : rules;
    }

    private static Who signed(Who who) {
        List<WhoAtom> atoms = new ArrayList<>();
        for (WhoAtom atom : who.atoms()) {
            atoms.add(atom instanceof WhoAtom.Anyone ? new WhoAtom.Signed() : atom);
        }
        return new Who(who.complement(), atoms);
    }

    private void checkTls(Rule rule, Node statement) throws Fault {
        boolean mustDemandTls =
                tlsRequired && rule.effect() == Effect.ALLOW && rule.ops().contains(Operation.OBJECT_WRITE);
        if (mustDemandTls && rule.when().stream().noneMatch(AwsStatement::demandsTls)) {
            String name = rule.id() == null ? String.valueOf(rule.index()) : rule.id();
            throw statement.fault(
                    Cause.TLS_REQUIRED,
                    "Statement '" + name
                            + "' allows mediastore:PutObject and must carry the condition Bool aws:SecureTransport true");
        }
    }

    private static boolean demandsTls(Atom atom) {
        return atom.key().fact() == Fact.NET_TLS
                && !atom.ifExists()
                && atom.quantifier() != Atom.Quantifier.FOR_ALL
                && atom.test() instanceof ValueTest.Bool bool
                && bool.values().equals(Set.of(true));
    }
}
