package org.entrepot.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.entrepot.server.maintenance.MaintenanceTask;
import org.entrepot.server.maintenance.ProgressLines;
import org.entrepot.store.local.BackupFolder;
import org.entrepot.store.local.BackupManifest;
import org.entrepot.store.local.Restore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code entrepot restore}. */
@Command(
        name = "restore",
        description =
                "Makes a new data folder of a backup, comparing every body with its checksum, or lists the backups of"
                        + " a folder. Needs no server.",
        exitCodeList = {
            "0:all of the backup is restored",
            "1:it is not, or bodies in the backup were damaged and are missing",
            "2:the command was misused"
        },
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FOLDER", description = "Where the backups are.")
    private Path folder = Path.of("");

    @Option(names = "--list", description = "List the backups, and restore nothing.")
    private boolean list;

    @Option(names = "--backup", paramLabel = "N", description = "The number of a backup. Default: the newest.")
    private @Nullable Integer number;

    @Option(names = "--data", paramLabel = "DIR", description = "The new data folder: missing or empty. Default: data")
    private Path data = Path.of("data");

    @Option(names = "--json", description = "Print one JSON object per backup.")
    private boolean json;

    /** As picocli makes it. */
    RestoreCommand() {}

    @Override
    public Integer call() throws CommandFailure {
        try {
            BackupFolder from = BackupFolder.open(folder);
            List<BackupManifest> backups = from.list();
            if (list) {
                backups.forEach(this::show);
                return 0;
            }
            return restore(from, backups);
        } catch (IOException e) {
            throw new CommandFailure(MaintenanceTask.words(e));
        }
    }

    private void show(BackupManifest backup) {
        String line = MaintenanceTask.BackUp.line(backup);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(line);
        } else {
            out.println(backup.number() + "\t" + backup.taken() + "\t" + backup.blobs() + " blobs\t"
                    + MaintenanceReport.size(backup.bytes()) + "\t"
                    + (backup.unreadable().isEmpty()
                            ? "whole"
                            : backup.unreadable().size() + " bodies missing"));
        }
        out.flush();
    }

    private int restore(BackupFolder from, List<BackupManifest> backups) throws CommandFailure, IOException {
        if (backups.isEmpty()) {
            throw new CommandFailure("there is no whole backup in " + folder);
        }
        BackupManifest backup = backups.getLast();
        if (number != null) {
            int wanted = number;
            backup = backups.stream()
                    .filter(one -> one.number() == wanted)
                    .findFirst()
                    .orElseThrow(() -> new CommandFailure("there is no backup " + wanted + " in " + folder));
        }
        MaintenanceReport report = new MaintenanceReport(spec, json);
        List<String> lost = new Restore(from, new ProgressLines(report, 0)::tell).run(backup, data);
        report.accept(MaintenanceTask.BackUp.line(backup));
        report.result();
        if (!json) {
            PrintWriter out = spec.commandLine().getOut();
            out.println("backup " + backup.number() + " of " + backup.taken() + " is restored into " + data);
            out.flush();
        }
        if (!lost.isEmpty()) {
            throw new CommandFailure(
                    lost.size() + " bodies of the backup are damaged and were left out; `entrepot verify" + " --data "
                            + data + "` tells whose they are");
        }
        return 0;
    }
}
