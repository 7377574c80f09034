package org.entrepot.server.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Map;
import org.entrepot.store.AccessKey;
import org.entrepot.store.memory.MemoryStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RootSetupTest {
    private static final RootVariables ALL = RootVariables.of(Map.of(
            "ENTREPOT_ROOT_ACCESS_KEY", "AKIDROOT",
            "ENTREPOT_ROOT_SECRET_KEY", "a-root-secret",
            "ENTREPOT_ROOT_ACCOUNT_ID", "100000000001",
            "ENTREPOT_ROOT_COS_APPID", "1250000000",
            "ENTREPOT_ROOT_COS_UIN", "100000000009",
            "ENTREPOT_ROOT_QINGSTOR_USER_ID", "usr-root"));

    @TempDir
    Path data;

    private final MemoryStore store = new MemoryStore(Clock.systemUTC());

    private RootSetup.Root run(RootVariables variables) throws IOException {
        return new RootSetup(store.objects().identities(), Clock.systemUTC()).run(data, variables);
    }

    private AccessKey found(String id) throws IOException {
        return store.objects().lookUp(id, null, null).accessKey();
    }

    @Test
    void a_first_start_makes_a_root_and_later_ones_keep_it() throws IOException {
        RootSetup.Root first = run(RootVariables.NONE);
        assertThat(first.isGenerated()).isTrue();
        assertThat(first.account().number()).matches("[1-9][0-9]{11}");
        assertThat(found(first.credentials().accessKey()).secret())
                .isEqualTo(first.credentials().secretKey());
        assertThat(RootCredentials.read(data)).hasValue(first.credentials());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(RootCredentials.FILE))))
                .isEqualTo("rw-------");

        RootSetup.Root second = run(RootVariables.NONE);
        assertThat(second.isGenerated()).isFalse();
        assertThat(second.credentials()).isEqualTo(first.credentials());
    }

    @Test
    void variables_set_every_name_of_the_root() throws IOException {
        RootSetup.Root root = run(ALL);
        assertThat(root.isGenerated()).isFalse();
        assertThat(root.account().cosAppid()).isEqualTo("1250000000");
        assertThat(root.account().cosUin()).isEqualTo("100000000009");
        assertThat(root.account().qingstorUserId()).isEqualTo("usr-root");
        assertThat(store.objects().identities().account("100000000001")).hasValue(root.account());
        assertThat(found("AKIDROOT").user()).isNull();
    }

    @Test
    void variables_win_over_what_is_stored_and_absent_ones_leave_it() throws IOException {
        run(ALL);
        RootSetup.Root root = run(RootVariables.of(
                Map.of("ENTREPOT_ROOT_ACCESS_KEY", "AKIDNEW", "ENTREPOT_ROOT_SECRET_KEY", "another-secret")));
        assertThat(root.account().number()).isEqualTo("100000000001");
        assertThat(root.account().cosAppid()).isEqualTo("1250000000");
        assertThat(found("AKIDROOT")).isNull();
        assertThat(found("AKIDNEW").secret()).isEqualTo("another-secret");
        assertThat(RootCredentials.read(data)).hasValue(root.credentials());
    }

    @Test
    void a_file_that_others_may_read_is_refused() throws IOException {
        run(RootVariables.NONE);
        Files.setPosixFilePermissions(data.resolve(RootCredentials.FILE), PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> RootCredentials.read(data)).hasMessageContaining("chmod 600");
    }

    @Test
    void variables_that_cannot_be_are_refused_by_name() {
        assertThatThrownBy(() -> RootVariables.of(Map.of("ENTREPOT_ROOT_ACCOUNT_ID", "7")))
                .hasMessageContaining("ENTREPOT_ROOT_ACCOUNT_ID")
                .hasMessageContaining("12 digits");
        assertThatThrownBy(() -> RootVariables.of(Map.of("ENTREPOT_ROOT_ACCESS_KEY", "AKID")))
                .hasMessageContaining("ENTREPOT_ROOT_SECRET_KEY");
    }

    @Test
    void secrets_are_sealed_for_their_context_with_a_key_only_its_owner_may_read() throws IOException {
        Path file = data.resolve(MasterKey.FILE);
        byte[] context = {1};
        byte[] sealed = MasterKey.open(file, true).seal("secret".getBytes(), context);
        assertThat(new String(sealed)).doesNotContain("secret");
        assertThat(MasterKey.open(file, false).unseal(sealed, context)).isEqualTo("secret".getBytes());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> MasterKey.open(file, false).unseal(sealed, new byte[] {2}))
                .isInstanceOf(IOException.class);
    }

    @Test
    void a_lost_master_key_is_not_replaced_in_silence() {
        assertThatThrownBy(() -> MasterKey.open(data.resolve(MasterKey.FILE), false))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("missing");
    }
}
