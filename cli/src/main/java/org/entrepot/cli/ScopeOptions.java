package org.entrepot.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.entrepot.access.Dialect;
import org.entrepot.access.identity.Account;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.policy.notation.PolicyScope;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What has to be known of a policy's bucket and of people to read and write the policy without a server. */
final class ScopeOptions {
    /** Stands for a bucket that was not told. */
    private static final String UNNAMED_BUCKET = "bucket";

    @Option(
            names = "--bucket",
            paramLabel = "NAME",
            description = "The bucket of the policy. Default: the one that its resources name")
    private @Nullable String bucket;

    @Option(names = "--region", paramLabel = "REGION", description = "For the ARNs of MediaStore. Default: *")
    private String region = PolicyScope.ANY_REGION;

    @Option(names = "--account", paramLabel = "ID", description = "The bucket owner's account number, 12 digits.")
    private @Nullable String account;

    @Option(names = "--cos-appid", paramLabel = "APPID", description = "The bucket owner's COS APPID.")
    private @Nullable String cosAppid;

    @Option(names = "--cos-uin", paramLabel = "UIN", description = "The bucket owner's COS uin.")
    private @Nullable String cosUin;

    @Option(names = "--qingstor-user", paramLabel = "ID", description = "The bucket owner's QingStor user id.")
    private @Nullable String qingstorUser;

    @Option(
            names = "--users",
            paramLabel = "FILE",
            description = "Who has which name in which dialect: what `entrepot user list --json` printed.")
    private @Nullable Path users;

    /** As picocli makes it. */
    ScopeOptions() {}

    /** Whether the command was told who exists. */
    boolean knowPeople() {
        return users != null;
    }

    /**
     * The scope of a policy that is looked at only. What nobody told stands for nothing else: no text is written with it.
     *
     * @throws CommandFailure when what was told cannot be read
     */
    PolicyScope scope(byte[] policy, Dialect dialect) throws CommandFailure {
        PolicyClues clues = PolicyClues.of(dialect, policy);
        List<Caller.OfUser> known = knownUsers();
        Account owner = owner(known, clues);
        String name = bucket == null
                ? Objects.requireNonNullElse(clues.bucket(), UNNAMED_BUCKET)
                : withoutAppid(bucket, owner.cosAppid());
        return scope(name, owner, known, dialect);
    }

    /**
     * The scope of a policy that is read in one dialect and written in another. TLS is not demanded: that is the
     * server's to ask for when the policy is stored.
     *
     * @throws CommandFailure when something is missing without which the policy cannot be read or written
     */
    PolicyScope scope(byte[] policy, Dialect read, Dialect written) throws CommandFailure {
        PolicyClues clues = PolicyClues.of(read, policy);
        List<Caller.OfUser> known = knownUsers();
        Account owner = owner(known, clues);
        checkNamed(owner, written);
        String name = bucket == null ? clues.bucket() : withoutAppid(bucket, owner.cosAppid());
        if (name == null) {
            throw CommandFailure.unusable("no resource of the policy names its bucket; name it with --bucket");
        }
        return scope(name, owner, known, written);
    }

    private List<Caller.OfUser> knownUsers() throws CommandFailure {
        return users == null ? List.of() : KnownPeople.read(users);
    }

    private PolicyScope scope(String name, Account owner, List<Caller.OfUser> known, Dialect dialect) {
        List<Account> accounts = new ArrayList<>(List.of(owner));
        known.stream()
                .map(Caller.OfUser::account)
                .filter(other -> !other.number().equals(owner.number()))
                .distinct()
                .forEach(accounts::add);
        return new PolicyScope(name, owner, region, false, KnownPeople.of(accounts, known, dialect));
    }

    private Account owner(List<Caller.OfUser> known, PolicyClues clues) throws CommandFailure {
        String number = account == null ? clues.account() : account;
        if (number != null && !number.matches("[0-9]{12}")) {
            throw CommandFailure.unusable("`" + number + "` is no account number, which has 12 digits");
        }
        List<Account> listed =
                known.stream().map(Caller.OfUser::account).distinct().toList();
        Account found = listed.stream()
                .filter(one ->
                        number == null ? listed.size() == 1 : one.number().equals(number))
                .findFirst()
                .orElse(new Account(Objects.requireNonNullElse(number, KnownPeople.NO_NUMBER), "", "", "", ""));
        return new Account(
                found.number(),
                Objects.requireNonNullElse(cosUin, found.cosUin()),
                cosAppid != null ? cosAppid : Objects.requireNonNullElse(clues.cosAppid(), found.cosAppid()),
                Objects.requireNonNullElse(qingstorUser, ""),
                "");
    }

    private static void checkNamed(Account owner, Dialect written) throws CommandFailure {
        if (written == Dialect.COS && owner.cosAppid().isEmpty()) {
            throw CommandFailure.unusable("COS names a bucket with its owner's APPID; give it with --cos-appid");
        }
        if (written == Dialect.MEDIASTORE && owner.number().equals(KnownPeople.NO_NUMBER)) {
            throw CommandFailure.unusable(
                    "MediaStore names a container with its owner's account; give it with --account");
        }
    }

    private static String withoutAppid(String bucket, String appid) {
        String suffix = "-" + appid;
        return !appid.isEmpty() && bucket.endsWith(suffix)
                ? bucket.substring(0, bucket.length() - suffix.length())
                : bucket;
    }
}
