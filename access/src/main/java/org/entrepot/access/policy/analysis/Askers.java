package org.entrepot.access.policy.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.entrepot.access.Dialect;
import org.entrepot.access.identity.Account;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.policy.Atom;
import org.entrepot.access.policy.Fact;
import org.entrepot.access.policy.Rule;
import org.entrepot.access.policy.WhoAtom;
import org.entrepot.access.policy.analysis.Steps.LimitReached;

/**
 * The callers that policies can tell apart: nobody, and for every account that is named, for the owner's and for one that
 * nobody names the root and one user of every class of names; roles and services where they are named.
 */
final class Askers {
    /** What conditions may ask about callers, apart from their names. */
    private static final String NUMBER = "[0-9]{12}";
    /** Digits of an account number in an ARN. */
    private static final java.util.regex.Pattern NUMBER_IN_TEXT =
            java.util.regex.Pattern.compile("(?<![0-9])[0-9]{12}(?![0-9])");

    private final People people;
    private final List<Rule> rules;
    private final Dialect dialect;
    private final Map<Fact, List<Atom>> conditions = new LinkedHashMap<>();
    private final Set<Asker> askers = new LinkedHashSet<>();

    private Askers(People people, Dialect dialect, List<Rule> rules) {
        this.people = people;
        this.dialect = dialect;
        this.rules = rules;
        for (Rule rule : rules) {
            for (Atom atom : rule.when()) {
                if (FactNature.of(atom.key().fact()) == FactNature.CALLER) {
                    conditions
                            .computeIfAbsent(atom.key().fact(), fact -> new ArrayList<>())
                            .add(atom);
                }
            }
        }
    }

    /**
     * The callers: unsigned first, then users, roots, roles, services.
     *
     * @param words texts that may be names because a pattern with the caller's name in it could meet them
     */
    static List<Asker> of(People people, Dialect dialect, List<Rule> rules, Set<String> words, Steps steps)
            throws LimitReached {
        Askers askers = new Askers(people, dialect, rules);
        askers.collect(words, steps);
        return List.copyOf(askers.askers);
    }

    private void collect(Set<String> words, Steps steps) throws LimitReached {
        askers.add(Asker.of(new Caller.Anonymous()));
        Map<String, Account> accounts = accounts();
        boolean hasUsers = dialect != Dialect.QINGSTOR;
        for (Account account : accounts.values()) {
            if (hasUsers) {
                for (String name : names(account, words, steps)) {
                    askers.add(Asker.of(new Caller.OfUser(account, people.user(account, name))));
                }
            }
        }
        named().forEach(askers::add);
        accounts.values().forEach(account -> askers.add(Asker.of(new Caller.Root(account))));
        if (people.withRolesAndServices()) {
            others();
        }
    }

    private Stream<WhoAtom> atoms() {
        return rules.stream().flatMap(rule -> rule.who().atoms().stream());
    }

    /** Accounts by number: those named, the owner's, and a strange one. */
    private Map<String, Account> accounts() {
        Map<String, Account> accounts = new LinkedHashMap<>();
        List<Account> all = new ArrayList<>();
        atoms().forEach(atom -> {
            switch (atom) {
                case WhoAtom.InAccount in -> all.add(people.byNumber(in.number()));
                case WhoAtom.NamedUser user -> all.add(people.byNumber(user.number()));
                case WhoAtom.Role role -> all.add(people.byNumber(role.number()));
                case WhoAtom.Session session -> all.add(people.byNumber(session.number()));
                case WhoAtom.RootOf root -> all.add(people.byUin(root.cosUin()));
                case WhoAtom.UsersOf users -> all.add(people.byUin(users.cosUin()));
                case WhoAtom.SubUser sub -> all.add(people.byUin(sub.cosUin()));
                case WhoAtom.UinRole role -> all.add(people.byUin(role.cosUin()));
                default -> {}
            }
        });
        all.add(people.owner());
        constants(Fact.WHO_ACCOUNT).stream()
                .filter(text -> text.matches(NUMBER))
                .map(people::byNumber)
                .forEach(all::add);
        constants(Fact.WHO_ID).stream()
                .filter(text -> text.matches(NUMBER))
                .map(people::byNumber)
                .forEach(all::add);
        constants(Fact.WHO_UIN).stream()
                .filter(text -> text.matches("[0-9]+"))
                .map(people::byUin)
                .forEach(all::add);
        for (Atom atom : conditions.getOrDefault(Fact.WHO_ARN, List.of())) {
            for (String wanted : atom.wanted()) {
                NUMBER_IN_TEXT
                        .matcher(wanted)
                        .results()
                        .map(found -> people.byNumber(found.group()))
                        .forEach(all::add);
            }
        }
        all.forEach(account -> accounts.putIfAbsent(account.number(), account));
        Account stranger = people.stranger(accounts.values(), namedIds());
        accounts.put(stranger.number(), stranger);
        return accounts;
    }

    private Set<String> namedIds() {
        Set<String> ids = new TreeSet<>();
        atoms().forEach(atom -> {
            if (atom instanceof WhoAtom.QingstorUser user) {
                ids.add(user.id());
            }
        });
        return ids;
    }

    private List<String> constants(Fact fact) {
        return Constants.of(conditions.getOrDefault(fact, List.of()), pattern -> List.of()).literals;
    }

    /** One name of every class that names, name conditions and ARN conditions make among the users of an account. */
    private List<String> names(Account account, Set<String> words, Steps steps) throws LimitReached {
        List<TextLanguage> languages = new ArrayList<>();
        Set<String> named = new LinkedHashSet<>(words);
        atoms().forEach(atom -> {
            switch (atom) {
                case WhoAtom.NamedUser user when user.number().equals(account.number()) -> named.add(user.name());
                case WhoAtom.SubUser sub when sub.cosUin().equals(account.cosUin()) -> named.add(sub.subUinOrName());
                default -> {}
            }
        });
        named.forEach(name -> languages.add(TextLanguage.of(name)));
        languages.addAll(languages(Fact.WHO_NAME, ""));
        languages.addAll(languages(Fact.WHO_UIN, ""));
        languages.addAll(languages(Fact.WHO_ARN, "arn:aws:iam::" + account.number() + ":user/"));
        languages.addAll(languages(Fact.WHO_ID, account.canonicalId() + "/"));
        return TextClasses.of(languages, List.of(people.ordinaryName()), steps).stream()
                .filter(name -> name.indexOf('*') < 0 && name.indexOf(' ') < 0)
                .toList();
    }

    private List<TextLanguage> languages(Fact fact, String lead) {
        List<Atom> atoms = conditions.getOrDefault(fact, List.of());
        return Constants.of(atoms, pattern -> List.of()).languages.stream()
                .map(language -> language.after(lead))
                .toList();
    }

    /** Callers that are named by an id of their own. */
    private List<Asker> named() {
        List<Asker> named = new ArrayList<>();
        atoms().forEach(atom -> {
            switch (atom) {
                case WhoAtom.QingstorUser user -> named.add(Asker.of(people.byQingstorId(user.id())));
                case WhoAtom.Canonical canonical -> named.add(Asker.of(people.byCanonicalId(canonical.id())));
                default -> {}
            }
        });
        return named;
    }

    private void others() {
        boolean asksKind = conditions.containsKey(Fact.WHO_TYPE) || conditions.containsKey(Fact.WHO_ARN);
        if (asksKind) {
            askers.add(Asker.of(new Caller.OfRole(people.owner(), people.ordinaryName())));
        }
        atoms().forEach(atom -> {
            switch (atom) {
                case WhoAtom.Role role ->
                    askers.add(Asker.of(new Caller.OfRole(people.byNumber(role.number()), role.name())));
                case WhoAtom.UinRole role ->
                    askers.add(Asker.of(new Caller.OfRole(people.byUin(role.cosUin()), role.name())));
                case WhoAtom.Session session ->
                    askers.add(new Asker(
                            new Caller.OfRole(people.byNumber(session.number()), session.role()),
                            "arn:aws:sts::" + session.number() + ":assumed-role/" + session.role() + "/"
                                    + session.session()));
                case WhoAtom.Service service -> askers.add(Asker.of(new Caller.OfService(service.name())));
                default -> {}
            }
        });
    }
}
