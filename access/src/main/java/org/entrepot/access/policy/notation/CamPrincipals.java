package org.entrepot.access.policy.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entrepot.access.identity.Account;
import org.entrepot.access.identity.Directory;
import org.entrepot.access.policy.WhoAtom;
import org.entrepot.access.policy.notation.PolicyProblem.Cause;

/** Reads the principals of a COS policy ({@code policy.md} sections 3.3 and 4). */
record CamPrincipals(Directory directory, List<PolicyWarning> warnings) {
    private static final Set<String> EVERYBODY =
            Set.of("*", "qcs::cam::anyone:anyone", "qcs::cam::anonymous:anonymous");
    private static final String PREFIX = "qcs::cam::uin/";

    List<WhoAtom> read(Node node) throws Fault {
        List<WhoAtom> atoms = new ArrayList<>();
        for (Node.Named member : node.members("principal")) {
            if (!member.name().equals("qcs")) {
                throw member.node().fault(Cause.BAD_PRINCIPAL, "unknown principal key `" + member.name() + "`");
            }
            for (Node value : member.node().oneOrMany()) {
                atoms.add(atom(value.text("a principal"), value));
            }
        }
        if (atoms.isEmpty()) {
            throw node.fault(Cause.BAD_PRINCIPAL, "the principal names nobody");
        }
        return atoms;
    }

    private WhoAtom atom(String written, Node node) throws Fault {
        if (EVERYBODY.contains(written)) {
            return new WhoAtom.Anyone();
        }
        int colon = written.indexOf(':', Math.min(PREFIX.length(), written.length()));
        if (!written.startsWith(PREFIX) || colon < 0) {
            throw bad(written, node);
        }
        String owner = written.substring(PREFIX.length(), colon);
        String rest = written.substring(colon + 1);
        if (!owner.matches("[0-9]+")) {
            throw bad(written, node);
        }
        if (rest.equals("root") || rest.equals("uin/" + owner)) {
            return known(
                    new WhoAtom.RootOf(owner), directory.accountByUin(owner).isPresent(), node);
        }
        if (rest.equals("uin/*")) {
            return known(
                    new WhoAtom.UsersOf(owner), directory.accountByUin(owner).isPresent(), node);
        }
        int slash = rest.indexOf('/');
        String name = rest.substring(slash + 1);
        if (slash < 0 || name.isEmpty() || name.indexOf('*') >= 0 || name.indexOf(' ') >= 0) {
            throw bad(written, node);
        }
        return switch (rest.substring(0, slash)) {
            case "uin" -> known(new WhoAtom.SubUser(owner, name), exists(owner, name), node);
            case "roleName", "role" -> new WhoAtom.UinRole(owner, name);
            case "groupid" -> known(new WhoAtom.Group(owner, name), false, node);
            default -> throw bad(written, node);
        };
    }

    private boolean exists(String owner, String name) {
        Optional<Account> account = directory.accountByUin(owner);
        return account.isPresent()
                && (directory.userByUin(account.get(), name).isPresent()
                        || directory.userByName(account.get(), name).isPresent());
    }

    private WhoAtom known(WhoAtom atom, boolean exists, Node node) throws Fault {
        if (!exists) {
            warnings.add(new PolicyWarning(
                    PolicyWarning.Kind.UNKNOWN_PRINCIPAL,
                    "the principal `" + node.text("a principal") + "` does not exist here and matches nobody",
                    node));
        }
        return atom;
    }

    private static Fault bad(String written, Node node) {
        return node.fault(
                Cause.BAD_PRINCIPAL,
                "bad principal `" + written + "`: it must be `*`, `qcs::cam::anyone:anyone` or"
                        + " `qcs::cam::uin/<owner>:uin/<user>`");
    }
}
