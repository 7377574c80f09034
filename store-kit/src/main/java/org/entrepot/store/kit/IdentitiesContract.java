package org.entrepot.store.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.entrepot.access.identity.Account;
import org.entrepot.access.identity.Caller;
import org.entrepot.store.AccessKey;
import org.entrepot.store.BucketAddress;
import org.entrepot.store.Identities;
import org.entrepot.store.StoreError;
import org.entrepot.store.StoreException;
import org.entrepot.store.spi.Snapshot;
import org.junit.jupiter.api.Test;

/** What holds of accounts, users and keys. */
@SuppressWarnings("NullAway") // what is missing fails the test by itself
public abstract class IdentitiesContract extends StoreContract {
    /** For subclasses. */
    protected IdentitiesContract() {}

    private Identities identities() {
        return store.identities();
    }

    private static void assertError(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call, Class<? extends StoreError> error) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.error()).isInstanceOf(error));
    }

    @Test
    void an_account_gets_a_name_in_every_dialect_once() throws Exception {
        Account account = identities().ensureAccount("000000000042");

        assertThat(account.number()).isEqualTo("000000000042");
        assertThat(account.cosUin()).matches("1[0-9]{11}");
        assertThat(account.cosAppid()).matches("1[0-9]{9}");
        assertThat(account.qingstorUserId()).matches("usr-[a-z0-9]{8}");
        assertThat(account.canonicalId()).matches("[0-9a-f]{64}");
        assertThat(identities().ensureAccount("000000000042")).isEqualTo(account);
        assertThat(identities().account("000000000042")).contains(account);
        assertThat(identities().account("000000000043")).isEmpty();
    }

    @Test
    void a_user_gets_names_of_its_own_and_a_key_that_is_found_at_once() throws Exception {
        AccessKey key = identities().addUser(ACCOUNT, "ada");

        assertThat(key.enabled()).isTrue();
        assertThat(key.id()).matches("[A-Z0-9]{20}");
        assertThat(key.secret()).matches("[A-Za-z0-9]{40}");
        assertThat(key.user().name()).isEqualTo("ada");
        assertThat(key.user().cosUin()).isNotEqualTo(key.account().cosUin());
        assertThat(lookUp(key.id())).isEqualTo(key);
        assertThat(identities().users(ACCOUNT)).containsExactly(new Caller.OfUser(key.account(), key.user()));
        reopenStore();
        assertThat(lookUp(key.id())).isEqualTo(key);
    }

    private AccessKey lookUp(String id) throws IOException {
        return store.lookUp(id, null, null).accessKey();
    }

    @Test
    void everybody_is_found_by_every_alias() throws Exception {
        AccessKey key = identities().addUser(ACCOUNT, "ada");
        Account account = key.account();

        assertThat(identities().byCanonicalId(account.canonicalId())).contains(new Caller.Root(account));
        assertThat(identities().byCosUin(account.cosUin())).contains(new Caller.Root(account));
        assertThat(identities().byQingstorUserId(account.qingstorUserId())).contains(new Caller.Root(account));
        assertThat(identities().byCosAppid(account.cosAppid())).contains(account);
        assertThat(identities().byCanonicalId(key.user().canonicalId())).contains(key.caller());
        assertThat(identities().byCosUin(key.user().cosUin())).contains(key.caller());
        assertThat(identities().byQingstorUserId(key.user().qingstorUserId())).contains(key.caller());
        assertThat(identities().byCosUin("nobody")).isEmpty();
    }

    @Test
    void a_changed_account_is_known_by_its_new_names_everywhere() throws Exception {
        Account old = identities().account(ACCOUNT).orElseThrow();
        AccessKey key = identities().addKey(ACCOUNT, null);
        lookUp(key.id());
        Account changed = new Account(ACCOUNT, "100000000001", "1250000000", "usr-configured", "c".repeat(64));

        identities().putAccount(changed);

        assertThat(identities().byCosAppid(old.cosAppid())).isEmpty();
        assertThat(identities().byCosAppid("1250000000")).contains(changed);
        assertThat(lookUp(key.id()).account()).isEqualTo(changed);
        assertThat(store.lookUp(null, new BucketAddress.ByName(bucket.name()), null)
                        .bucket()
                        .owner())
                .isEqualTo(changed);
        assertThat(identities().account(ACCOUNT)).contains(changed);
    }

    @Test
    void an_alias_belongs_to_one_identity() throws Exception {
        AccessKey key = identities().addUser(ACCOUNT, "ada");
        Account account = key.account();

        assertError(
                () -> identities()
                        .putAccount(new Account("000000000001", "2", account.cosAppid(), "usr-2", "d".repeat(64))),
                StoreError.IdentityExists.class);
        assertError(
                () -> identities()
                        .putAccount(new Account("000000000001", key.user().cosUin(), "3", "usr-2", "d".repeat(64))),
                StoreError.IdentityExists.class);
        assertThat(identities().account("000000000001")).isEmpty();
        assertThat(identities().byQingstorUserId("usr-2")).isEmpty();
    }

    @Test
    void a_user_s_name_is_unique_in_its_account() throws Exception {
        identities().addUser(ACCOUNT, "ada");
        identities().ensureAccount("000000000001");

        assertError(() -> identities().addUser(ACCOUNT, "ada"), StoreError.IdentityExists.class);
        assertThat(identities().addUser("000000000001", "ada").user().name()).isEqualTo("ada");
        assertError(() -> identities().addUser("999999999999", "bob"), StoreError.NoSuchIdentity.class);
        assertError(() -> identities().addKey(ACCOUNT, "bob"), StoreError.NoSuchIdentity.class);
    }

    @Test
    void a_removed_user_takes_its_keys_and_names_along() throws Exception {
        AccessKey first = identities().addUser(ACCOUNT, "ada");
        AccessKey second = identities().addKey(ACCOUNT, "ada");
        AccessKey other = identities().addUser(ACCOUNT, "ada2");
        lookUp(first.id());

        identities().removeUser(ACCOUNT, "ada");

        assertThat(lookUp(first.id())).isNull();
        assertThat(lookUp(second.id())).isNull();
        assertThat(lookUp(other.id())).isEqualTo(other);
        assertThat(identities().byCanonicalId(first.user().canonicalId())).isEmpty();
        assertThat(identities().keys(ACCOUNT)).containsExactly(other);
        assertError(() -> identities().removeUser(ACCOUNT, "ada"), StoreError.NoSuchIdentity.class);
        assertThat(identities().addUser(ACCOUNT, "ada").user().cosUin())
                .isNotEqualTo(first.user().cosUin());
    }

    @Test
    void a_key_is_disabled_enabled_and_removed_for_the_next_look_up() throws Exception {
        AccessKey key = identities().addKey(ACCOUNT, null);
        assertThat(key.caller()).isEqualTo(new Caller.Root(key.account()));
        assertThat(lookUp(key.id()).enabled()).isTrue();

        identities().setEnabled(key.id(), false);
        assertThat(lookUp(key.id()).enabled()).isFalse();
        identities().setEnabled(key.id(), true);
        assertThat(lookUp(key.id())).isEqualTo(key);
        identities().removeKey(key.id());
        assertThat(lookUp(key.id())).isNull();
        assertThat(identities().keys(ACCOUNT)).isEmpty();
        assertError(() -> identities().removeKey(key.id()), StoreError.NoSuchIdentity.class);
        assertError(() -> identities().setEnabled(key.id(), true), StoreError.NoSuchIdentity.class);
    }

    @Test
    void a_configured_key_replaces_the_one_of_its_id() throws Exception {
        Account account = identities().account(ACCOUNT).orElseThrow();
        identities().putKey(new AccessKey("root", account, null, "one", true, clock.instant()));
        lookUp("root");
        AccessKey second = new AccessKey("root", account, null, "two", true, clock.instant());

        identities().putKey(second);

        assertThat(Objects.requireNonNull(lookUp("root"))).isEqualTo(second);
        assertThat(identities().keys(ACCOUNT)).containsExactly(second);
    }

    @Test
    void no_secret_lies_in_the_catalog_in_clear() throws Exception {
        String secret = identities().addUser(ACCOUNT, "ada").secret();
        int records = 0;
        try (Snapshot snapshot = engines.catalog().snapshot();
                Snapshot.Cursor cursor =
                        snapshot.scan(new byte[] {1}, new byte[] {(byte) 0xff}, Snapshot.Direction.ASCENDING)) {
            while (cursor.next()) {
                records++;
                assertThat(new String(cursor.value(), StandardCharsets.ISO_8859_1))
                        .doesNotContain(secret);
            }
        }
        assertThat(records).isGreaterThan(5);
    }
}
