package org.entrepot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.entrepot.server.EntrepotServer;
import org.entrepot.server.config.Configuration;
import org.entrepot.server.config.ConfigurationKey;
import org.entrepot.server.config.ConfigurationSources;
import org.entrepot.server.secrets.RootVariables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code verify}, {@code backup} and {@code restore}, by a server and in a folder. */
class MaintenanceCommandsTest {
    @TempDir
    Path folder;

    private EntrepotServer start(Path data) throws Exception {
        Configuration configuration = Configuration.of(ConfigurationSources.join(
                null,
                Map.of(),
                Map.of(
                        ConfigurationKey.LISTEN, "127.0.0.1:0",
                        ConfigurationKey.DATA, data.toString(),
                        ConfigurationKey.STOP_TIME, "1s",
                        ConfigurationKey.DURABILITY, "none")));
        return EntrepotServer.start(configuration, RootVariables.of(Map.of()));
    }

    private static String endpoint(EntrepotServer server) {
        return "http://127.0.0.1:" + server.listeners().getFirst().port();
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void a_store_is_verified_backed_up_and_restored_by_its_server_and_without_one() throws Exception {
        Path data = folder.resolve("data");
        try (EntrepotServer server = start(data)) {
            String[] site = {"--endpoint", endpoint(server), "--data", data.toString()};
            assertThat(run(site, "user", "add", "alice").code()).isZero();
            CommandRun verified = run(site, "verify", "--deep");
            assertThat(verified.code()).as(verified.err()).isZero();
            assertThat(verified.out()).contains("0 objects").contains("0 found, 0 repaired");
            CommandRun backup = run(site, "backup", path("backups"), "--rate", "0");
            assertThat(backup.code()).as(backup.err()).isZero();
            assertThat(backup.out()).startsWith("backup 1 of ").contains("with the master key");
            assertThat(run(site, "backup", path("backups"), "--keep", "1", "--json")
                            .out())
                    .startsWith("{\"type\":\"backup\",\"number\":2,");
        }
        CommandRun offline = CommandRun.of("backup", path("backups"), "--data", data.toString());
        assertThat(offline.code()).as(offline.err()).isZero();

        CommandRun list = CommandRun.of("restore", path("backups"), "--list");
        assertThat(list.out().lines()).hasSize(2).allMatch(line -> line.endsWith("whole"));
        CommandRun restored = CommandRun.of("restore", path("backups"), "--backup", "2", "--data", path("again"));
        assertThat(restored.code()).as(restored.err()).isZero();
        assertThat(CommandRun.of("verify", "--data", path("again"), "--json").out())
                .startsWith("{\"type\":\"summary\"")
                .contains("\"findings\":0");
        try (EntrepotServer server = start(folder.resolve("again"))) {
            CommandRun users =
                    run(new String[] {"--endpoint", endpoint(server), "--data", path("again")}, "user", "list");
            assertThat(users.out()).contains("alice");
        }
    }

    private static CommandRun run(String[] site, String... arguments) {
        return CommandRun.of(
                Stream.concat(Stream.of(arguments), Stream.of(site)).toArray(String[]::new));
    }

    @Test
    void a_leftover_is_told_with_status_1_and_with_repair_status_0() throws Exception {
        Path data = folder.resolve("data");
        start(data).close();
        String blob = "00112233445566778899aabbccddeeff";
        Files.createDirectories(data.resolve("blobs/00"));
        Files.write(data.resolve("blobs/00").resolve(blob), new byte[] {1});

        CommandRun found = CommandRun.of("verify", "--data", data.toString(), "--records-only");
        assertThat(found.code()).isEqualTo(1);
        assertThat(found.out())
                .contains("repairable  blob-orphaned: blob " + blob)
                .contains("1 found, 0 repaired");
        assertThat(found.err()).isEmpty();

        CommandRun repaired = CommandRun.of("verify", "--data", data.toString(), "--repair");
        assertThat(repaired.code()).isZero();
        assertThat(repaired.out()).contains("repaired  blob-orphaned");
        assertThat(CommandRun.of("verify", "--data", data.toString()).out()).contains("0 found");
    }

    @Test
    void what_cannot_be_done_is_told_on_standard_error() throws IOException {
        CommandRun nothing = CommandRun.of("verify", "--data", path("nowhere"));
        assertThat(nothing.code()).isEqualTo(2);
        assertThat(nothing.out()).isEmpty();
        assertThat(nothing.err()).contains("holds no store");
        assertThat(CommandRun.of("verify", "--deep", "--records-only").code()).isEqualTo(2);
        assertThat(CommandRun.of("verify", "--endpoint", "http://127.0.0.1:1", "--data", path("nowhere"))
                        .code())
                .isEqualTo(2);
        CommandRun none = CommandRun.of("restore", path("nowhere"), "--list");
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.err()).contains("no folder of backups");
        assertThat(CommandRun.of("backup", path("b"), "--keep", "-1").code()).isEqualTo(2);
    }

    @Test
    void a_server_writes_backups_into_no_folder_of_something_else() throws Exception {
        Path data = folder.resolve("data");
        Files.createDirectories(folder.resolve("taken"));
        Files.createFile(folder.resolve("taken/file"));
        try (EntrepotServer server = start(data)) {
            CommandRun refused = run(
                    new String[] {"--endpoint", endpoint(server), "--data", data.toString()}, "backup", path("taken"));
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.out()).isEmpty();
            assertThat(refused.err()).contains("not empty");
        }
        assertThat(folder.resolve("taken/catalog")).doesNotExist();
    }

    @Test
    void progress_is_a_bar_for_a_person_and_nothing_for_a_program() {
        String progress = "{\"type\":\"progress\",\"stage\":\"blobs\",\"done\":5,\"total\":10,\"bytes\":2048}";
        for (boolean person : List.of(true, false)) {
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            new MaintenanceReport(new PrintWriter(out), new PrintWriter(err), false, person).accept(progress);
            assertThat(out.toString()).isEmpty();
            if (person) {
                assertThat(err.toString()).contains("###...").contains("blobs 5 of 10, 2.0 KiB");
            } else {
                assertThat(err.toString()).isEmpty();
            }
        }
    }
}
