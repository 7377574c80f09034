package org.entrepot.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.server.maintenance.MaintenanceTask;
import org.entrepot.store.local.DataFolder;
import org.entrepot.store.verify.Depth;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code entrepot verify}. */
@Command(
        name = "verify",
        description = "Verifies all that a store keeps: records, use counts and the checksums of all bodies. A running"
                + " server does it while it serves; a folder that no server has is read as it is.",
        exitCodeList = {
            "0:nothing was found, or all that was found is repaired",
            "1:something was found",
            "2:the command was misused, or the store could not be verified"
        },
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer>, MaintenanceSite.Work {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @ArgGroup
    private DepthOption depth = new DepthOption();

    @Option(
            names = "--repair",
            description = "Repair what loses nothing: leftovers, use counts, lists. Damaged bodies stay as they are.")
    private boolean repair;

    @Option(names = "--json", description = "Print one JSON object per finding, and one at the end.")
    private boolean json;

    @Mixin
    private RateOption rate = new RateOption();

    @Mixin
    private ClientOptions options = new ClientOptions();

    /** As picocli makes it. */
    VerifyCommand() {}

    /** How much is read. */
    static final class DepthOption {
        @Option(
                names = "--records-only",
                description = "Read no body: records, and whether every body in use is there and long enough.")
        private boolean recordsOnly;

        @Option(names = "--deep", description = "Also compare every object with the digests that its record keeps.")
        private boolean deep;

        /** As picocli makes it. */
        DepthOption() {}

        Depth depth() {
            return deep ? Depth.DIGESTS : recordsOnly ? Depth.RECORDS : Depth.CHECKSUMS;
        }
    }

    @Override
    public MaintenanceTask task() {
        return new MaintenanceTask.Verify(
                depth.depth(), repair, rate.bytesPerSecondMax().orElse(0));
    }

    @Override
    public DataFolder.Access access() {
        return repair ? DataFolder.Access.WRITE : DataFolder.Access.READ;
    }

    @Override
    public String target() {
        return "verify";
    }

    @Override
    public String body(long bytesPerSecondMax) {
        return new JsonWriter()
                .openObject()
                .member("depth", depth.depth().name().toLowerCase(Locale.ROOT))
                .member("repair", repair)
                .member("bytesPerSecondMax", rate.bytesPerSecondMax().orElse(bytesPerSecondMax))
                .closeObject()
                .toString();
    }

    @Override
    public Integer call() throws CommandFailure {
        MaintenanceReport report = new MaintenanceReport(spec, json);
        JsonValue.Obj summary;
        try {
            new MaintenanceSite(options).run(this, report);
            summary = report.result();
        } catch (CommandFailure failure) {
            throw CommandFailure.unusable(String.valueOf(failure.getMessage()));
        }
        long findings = MaintenanceReport.number(summary, "findings");
        long repaired = MaintenanceReport.number(summary, "repaired");
        if (!json) {
            PrintWriter out = spec.commandLine().getOut();
            if (AdminClient.text(summary, "usesKnown").equals("false")) {
                out.println(
                        "damaged records keep from telling what uses what: leftovers and use counts were not checked");
            }
            out.println(AdminClient.text(summary, "records") + " records, " + AdminClient.text(summary, "objects")
                    + " objects, " + AdminClient.text(summary, "blobs") + " blobs, "
                    + MaintenanceReport.size(MaintenanceReport.number(summary, "bytes")) + " read: " + findings
                    + " found, " + repaired + " repaired");
            out.flush();
        }
        return findings == repaired ? 0 : Entrepot.FAILED;
    }
}
