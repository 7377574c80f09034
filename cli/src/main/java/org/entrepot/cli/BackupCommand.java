package org.entrepot.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.server.maintenance.MaintenanceTask;
import org.entrepot.store.local.BackupOptions;
import org.entrepot.store.local.DataFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code entrepot backup}. */
@Command(
        name = "backup",
        description =
                "Takes a backup of one moment into a folder of backups; bodies that are there already are not copied"
                        + " again. A running server does it while it serves, on its own machine.",
        exitCodeList = {
            "0:the backup is whole",
            "1:there is none, or bodies were unreadable and are not in it",
            "2:the command was misused"
        },
        mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer>, MaintenanceSite.Work {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "FOLDER",
            description =
                    "Where backups are kept: missing, empty, or with backups in it. A folder of the server's machine.")
    private Path folder = Path.of("");

    @Option(
            names = "--keep",
            paramLabel = "N",
            description = "Remove all backups but the newest N, this one included. Default: keep all.")
    private int keep;

    @Option(
            names = "--without-master-key",
            description = "Leave out the master key and the root's key; a restore then needs them from elsewhere.")
    private boolean withoutMasterKey;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Mixin
    private RateOption rate = new RateOption();

    @Mixin
    private ClientOptions options = new ClientOptions();

    /** As picocli makes it. */
    BackupCommand() {}

    @Override
    public MaintenanceTask task() {
        return new MaintenanceTask.BackUp(
                folder.toAbsolutePath(),
                new BackupOptions(!withoutMasterKey, keep),
                rate.bytesPerSecondMax().orElse(0));
    }

    @Override
    public DataFolder.Access access() {
        return DataFolder.Access.WRITE;
    }

    @Override
    public String target() {
        return "backups";
    }

    @Override
    public String body(long bytesPerSecondMax) {
        return new JsonWriter()
                .openObject()
                .member("folder", folder.toAbsolutePath().toString())
                .member("keep", keep)
                .member("secrets", !withoutMasterKey)
                .member("bytesPerSecondMax", rate.bytesPerSecondMax().orElse(bytesPerSecondMax))
                .closeObject()
                .toString();
    }

    @Override
    public Integer call() throws CommandFailure {
        if (keep < 0) {
            throw new ParameterException(spec.commandLine(), "--keep must be 1 or more, or left out");
        }
        MaintenanceReport report = new MaintenanceReport(spec, json);
        new MaintenanceSite(options).run(this, report);
        JsonValue.Obj backup = report.result();
        PrintWriter out = spec.commandLine().getOut();
        if (!json) {
            out.println("backup " + AdminClient.text(backup, "number") + " of " + AdminClient.text(backup, "taken")
                    + ": " + BackupText.content(backup));
            out.flush();
        }
        long unreadable = BackupText.unreadable(backup);
        if (unreadable > 0) {
            throw new CommandFailure(
                    unreadable + " bodies could not be read and are not in the backup; `entrepot verify`"
                            + " tells whose they are");
        }
        return 0;
    }
}
