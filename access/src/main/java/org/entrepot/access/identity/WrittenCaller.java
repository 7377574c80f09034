package org.entrepot.access.identity;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Callers as people write them down, by any of the names that dialects have for them: {@code anonymous}, a 12-digit
 * account number, an ARN of a root, user, role or session, a COS principal, a QingStor user id, a canonical id, or
 * {@code service:NAME}. Whom the directory does not know is made up: strangers may be asked about, too.
 *
 * @param appid of the accounts made up
 */
public record WrittenCaller(Directory directory, String appid) {
    private static final Pattern ARN =
            Pattern.compile("arn:aws:(?:iam|sts)::([0-9]{12}):(root|user|role|assumed-role)(?:/([^/]+)(?:/[^/]+)?)?");
    private static final Pattern CAM = Pattern.compile("qcs::cam::uin/([0-9]+):(root|uin|roleName|role)(?:/([^/*]+))?");
    private static final Pattern QINGSTOR = Pattern.compile("usr-[A-Za-z0-9]+");
    private static final Pattern CANONICAL = Pattern.compile("[0-9a-f]{64}");

    /** What may be written, for messages. */
    public static final String FORMS = "anonymous, an account number, an ARN, a `qcs::cam::uin/...` principal,"
            + " a QingStor user id, a canonical id or service:NAME";

    /** The caller; empty for a text of none of these forms. */
    public Optional<Caller> read(String text) {
        if (text.equals("anonymous")) {
            return Optional.of(new Caller.Anonymous());
        }
        if (text.startsWith("service:")) {
            return Optional.of(new Caller.OfService(text.substring("service:".length())));
        }
        if (text.matches("[0-9]{12}")) {
            return Optional.of(new Caller.Root(byNumber(text)));
        }
        Matcher arn = ARN.matcher(text);
        if (arn.matches()) {
            return named(byNumber(arn.group(1)), arn.group(1), arn.group(2), arn.group(3));
        }
        Matcher cam = CAM.matcher(text);
        if (cam.matches()) {
            return cam(cam.group(1), cam.group(2), cam.group(3));
        }
        return directory
                .byQingstorId(text)
                .or(() -> directory.byCanonicalId(text))
                .or(() -> id(text));
    }

    private Optional<Caller> cam(String uin, String kind, @Nullable String name) {
        Account account = directory.accountByUin(uin).orElseGet(() -> MadeUp.account(uin, appid));
        boolean isRoot = kind.equals("root") || kind.equals("uin") && uin.equals(name);
        return named(account, uin, isRoot ? "root" : kind, isRoot ? null : name);
    }

    private Optional<Caller> named(Account account, String id, String kind, @Nullable String name) {
        boolean isRoot = kind.equals("root");
        if (isRoot != (name == null)) {
            return Optional.empty();
        }
        if (name == null) {
            return Optional.of(new Caller.Root(account));
        }
        return Optional.of(
                switch (kind) {
                    case "user", "uin" ->
                        new Caller.OfUser(
                                account,
                                directory
                                        .userByName(account, name)
                                        .or(() -> directory.userByUin(account, name))
                                        .orElseGet(() -> MadeUp.user(id, name)));
                    default -> new Caller.OfRole(account, name);
                });
    }

    private Optional<Caller> id(String text) {
        boolean isId =
                QINGSTOR.matcher(text).matches() || CANONICAL.matcher(text).matches();
        return isId ? Optional.of(new Caller.Root(MadeUp.account(text, appid))) : Optional.empty();
    }

    private Account byNumber(String number) {
        return directory.accountByNumber(number).orElseGet(() -> MadeUp.account(number, appid));
    }
}
