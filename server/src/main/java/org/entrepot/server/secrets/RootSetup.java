package org.entrepot.server.secrets;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.entrepot.access.identity.Account;
import org.entrepot.store.AccessKey;
import org.entrepot.store.Identities;
import org.entrepot.store.StoreError;
import org.entrepot.store.StoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the root account and its key at the first start, and follows the variables at later ones: where they differ from
 * what is stored they win and the change is logged; where they are absent the stored values go on.
 */
public final class RootSetup {
    private static final Logger LOG = LoggerFactory.getLogger(RootSetup.class);

    private static final int ACCOUNT_DIGITS = 12;

    private final Identities identities;
    private final Clock clock;

    /** A setup over these identities. */
    public RootSetup(Identities identities, Clock clock) {
        this.identities = identities;
        this.clock = clock;
    }

    /**
     * The root as it is from now on.
     *
     * @param isGenerated whether the key was made by this start, so that it is to be shown once
     */
    public record Root(Account account, RootCredentials credentials, boolean isGenerated) {}

    /**
     * Sets the root up.
     *
     * @throws IOException when the disk fails, or a variable names what belongs to somebody else
     */
    public Root run(Path data, RootVariables variables) throws IOException {
        Optional<RootCredentials> stored = RootCredentials.read(data);
        try {
            String number = accountNumber(variables.accountId(), stored);
            Account account = withAliases(identities.ensureAccount(number), variables);
            Root root = withKey(account, variables, stored);
            if (!stored.equals(Optional.of(root.credentials()))) {
                root.credentials().write(data);
            }
            return root;
        } catch (StoreException refused) {
            throw new IOException("the root cannot be set up: " + words(refused.error()), refused);
        }
    }

    private static String accountNumber(@Nullable String wanted, Optional<RootCredentials> stored) {
        if (wanted == null) {
            return stored.map(RootCredentials::accountId).orElseGet(RootSetup::newAccountNumber);
        }
        stored.filter(old -> !old.accountId().equals(wanted))
                .ifPresent(old -> LOG.warn(
                        "the root account changes from {} to {}, as ENTREPOT_ROOT_ACCOUNT_ID says; {} keeps its buckets",
                        old.accountId(),
                        wanted,
                        old.accountId()));
        return wanted;
    }

    private Account withAliases(Account account, RootVariables variables) throws StoreException, IOException {
        Account wanted = new Account(
                account.number(),
                Objects.requireNonNullElse(variables.cosUin(), account.cosUin()),
                Objects.requireNonNullElse(variables.cosAppid(), account.cosAppid()),
                Objects.requireNonNullElse(variables.qingstorUserId(), account.qingstorUserId()),
                account.canonicalId());
        if (!wanted.equals(account)) {
            LOG.info(
                    "the root account is COS uin {}, APPID {} and QingStor user {}, as the variables say",
                    wanted.cosUin(),
                    wanted.cosAppid(),
                    wanted.qingstorUserId());
            identities.putAccount(wanted);
        }
        return wanted;
    }

    private Root withKey(Account account, RootVariables variables, Optional<RootCredentials> stored)
            throws StoreException, IOException {
        RootCredentials old = stored.orElse(null);
        String accessKey = variables.accessKey();
        if (accessKey == null && old != null) {
            accessKey = old.accessKey();
        }
        String secret = variables.secretKey();
        if (secret == null && old != null) {
            secret = old.secretKey();
        }
        if (accessKey == null || secret == null) {
            AccessKey made = identities.addKey(account.number(), null);
            String kept = secret == null ? made.secret() : secret;
            putKey(account, made.id(), kept);
            return new Root(account, new RootCredentials(account.number(), made.id(), kept), secret == null);
        }
        RootCredentials wanted = new RootCredentials(account.number(), accessKey, secret);
        if (old != null && !old.accessKey().equals(accessKey)) {
            LOG.warn(
                    "the root's key changes from {} to {}, as ENTREPOT_ROOT_ACCESS_KEY says",
                    old.accessKey(),
                    accessKey);
            removeKey(old.accessKey());
        } else if (old != null && !old.secretKey().equals(secret)) {
            LOG.warn("the secret of the root's key {} changes, as ENTREPOT_ROOT_SECRET_KEY says", accessKey);
        }
        putKey(account, accessKey, secret);
        return new Root(account, wanted, false);
    }

    private void putKey(Account account, String id, String secret) throws StoreException, IOException {
        boolean isThere = identities.keys(account.number()).stream()
                .anyMatch(key -> key.id().equals(id) && key.secret().equals(secret) && key.enabled());
        if (!isThere) {
            identities.putKey(new AccessKey(id, account, null, secret, true, clock.instant()));
        }
    }

    private void removeKey(String id) throws StoreException, IOException {
        try {
            identities.removeKey(id);
        } catch (StoreException refused) {
            if (!(refused.error() instanceof StoreError.NoSuchIdentity)) {
                throw refused;
            }
        }
    }

    private static String words(StoreError error) {
        return error instanceof StoreError.IdentityExists exists ? exists.what() + " is taken" : error.toString();
    }

    private static String newAccountNumber() {
        SecureRandom random = new SecureRandom();
        StringBuilder digits = new StringBuilder(ACCOUNT_DIGITS);
        digits.append((char) ('1' + random.nextInt(9)));
        while (digits.length() < ACCOUNT_DIGITS) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }
}
