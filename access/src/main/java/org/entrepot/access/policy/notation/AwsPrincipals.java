package org.entrepot.access.policy.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entrepot.access.identity.Account;
import org.entrepot.access.identity.Directory;
import org.entrepot.access.policy.WhoAtom;
import org.entrepot.access.policy.notation.PolicyProblem.Cause;
import org.entrepot.access.text.JsonValue;

/** Reads principals of the AWS policy language ({@code policy.md} sections 3.1 and 4). */
record AwsPrincipals(Directory directory, List<PolicyWarning> warnings) {
    private static final String INVALID = "Invalid principal in policy";
    private static final String ACCOUNT = "[0-9]{12}";
    /** Parts of an ARN. */
    private static final int ARN_PARTS = 6;

    List<WhoAtom> read(Node node) throws Fault {
        if (!(node.value() instanceof JsonValue.Obj)) {
            boolean isStar =
                    node.value() instanceof JsonValue.Text text && text.value().equals("*");
            if (!isStar) {
                throw node.fault(Cause.BAD_PRINCIPAL, INVALID + ": it must be \"*\" or an object");
            }
            return List.of(new WhoAtom.Anyone());
        }
        List<WhoAtom> atoms = new ArrayList<>();
        for (Node.Named member : node.members("Principal")) {
            List<Node> values = member.node().oneOrMany();
            if (values.isEmpty()) {
                throw member.node().fault(Cause.BAD_PRINCIPAL, INVALID + ": the list is empty");
            }
            for (Node value : values) {
                atoms.add(atom(member.name(), value));
            }
        }
        if (atoms.isEmpty()) {
            throw node.fault(Cause.BAD_PRINCIPAL, INVALID + ": it names nobody");
        }
        return atoms;
    }

    private WhoAtom atom(String kind, Node node) throws Fault {
        String value = node.text("A principal");
        if (kind.equals("AWS") && value.equals("*")) {
            return new WhoAtom.Anyone();
        }
        if (value.isEmpty() || value.indexOf('*') >= 0 || value.indexOf('?') >= 0) {
            throw node.fault(Cause.BAD_PRINCIPAL, INVALID + ": `" + value + "`");
        }
        return switch (kind) {
            case "AWS" -> aws(value, node);
            case "Service" -> new WhoAtom.Service(value);
            case "Federated" -> unknown(new WhoAtom.Federated(value), node);
            case "CanonicalUser" -> canonical(value, node);
            default -> throw node.fault(Cause.BAD_PRINCIPAL, INVALID + ": unknown kind `" + kind + "`");
        };
    }

    private WhoAtom canonical(String id, Node node) throws Fault {
        WhoAtom atom = new WhoAtom.Canonical(id);
        return directory.byCanonicalId(id).isPresent() ? atom : unknown(atom, node);
    }

    private WhoAtom unknown(WhoAtom atom, Node node) throws Fault {
        warnings.add(new PolicyWarning(
                PolicyWarning.Kind.UNKNOWN_PRINCIPAL,
                "the principal `" + node.text("A principal") + "` does not exist here and matches nobody",
                node));
        return atom;
    }

    private WhoAtom aws(String value, Node node) throws Fault {
        if (value.matches(ACCOUNT)) {
            return account(value, node);
        }
        String[] parts = value.split(":", ARN_PARTS);
        boolean isArn = parts.length == ARN_PARTS
                && parts[0].equals("arn")
                && parts[1].equals("aws")
                && parts[3].isEmpty()
                && parts[4].matches(ACCOUNT);
        if (isArn && parts[2].equals("iam")) {
            String number = parts[4];
            String resource = parts[5];
            if (resource.equals("root")) {
                return account(number, node);
            }
            if (resource.startsWith("user/") && resource.length() > "user/".length()) {
                return user(number, resource.substring("user/".length()), node);
            }
            if (resource.startsWith("role/") && resource.length() > "role/".length()) {
                return new WhoAtom.Role(number, resource.substring("role/".length()));
            }
        }
        if (isArn && parts[2].equals("sts")) {
            String[] names = parts[5].split("/", -1);
            if (names.length == 3 && names[0].equals("assumed-role") && !names[1].isEmpty() && !names[2].isEmpty()) {
                return new WhoAtom.Session(parts[4], names[1], names[2]);
            }
        }
        throw node.fault(Cause.BAD_PRINCIPAL, INVALID + ": `" + value + "`");
    }

    private WhoAtom account(String number, Node node) throws Fault {
        WhoAtom atom = new WhoAtom.InAccount(number);
        return directory.accountByNumber(number).isPresent() ? atom : unknown(atom, node);
    }

    private WhoAtom user(String number, String name, Node node) throws Fault {
        Optional<Account> account = directory.accountByNumber(number);
        WhoAtom atom = new WhoAtom.NamedUser(number, name);
        boolean exists =
                account.isPresent() && directory.userByName(account.get(), name).isPresent();
        return exists ? atom : unknown(atom, node);
    }
}
