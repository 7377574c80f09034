package org.entrepot.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.entrepot.access.text.JsonValue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Shows the lines of work on a whole store: progress as a bar on standard error when a person is there, all else on standard
 * output, as text or as it came.
 */
final class MaintenanceReport implements Consumer<String> {
    private static final int BAR_LETTERS = 30;
    private static final String CLEAR_LINE = "\r\033[K";

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean json;
    private final boolean showBar;
    private JsonValue.@Nullable Obj last;
    private @Nullable String error;

    MaintenanceReport(CommandSpec spec, boolean json) {
        this(
                spec.commandLine().getOut(),
                spec.commandLine().getErr(),
                json,
                Optional.ofNullable(System.console())
                        .filter(Console::isTerminal)
                        .isPresent());
    }

    MaintenanceReport(PrintWriter out, PrintWriter err, boolean json, boolean showBar) {
        this.out = out;
        this.err = err;
        this.json = json;
        this.showBar = showBar;
    }

    @Override
    public void accept(String line) {
        JsonValue.Obj object;
        try {
            object = AdminClient.object(line);
        } catch (CommandFailure noJson) {
            error = noJson.getMessage();
            return;
        }
        switch (AdminClient.text(object, "type")) {
            case "progress" -> bar(object);
            case "error" -> error = AdminClient.text(object, "message");
            case "finding" -> show(line, finding(object));
            default -> {
                last = object;
                if (json) {
                    show(line, line);
                }
            }
        }
    }

    private void show(String line, String text) {
        clearBar();
        out.println(json ? line : text);
        out.flush();
    }

    private static String finding(JsonValue.Obj finding) {
        String word = AdminClient.text(finding, "repaired").equals("true")
                ? "repaired"
                : AdminClient.text(finding, "repairable").equals("true") ? "repairable" : "DAMAGE";
        return word + "  " + AdminClient.text(finding, "code") + ": " + AdminClient.text(finding, "text");
    }

    private void bar(JsonValue.Obj progress) {
        if (!showBar) {
            return;
        }
        long done = number(progress, "done");
        long total = number(progress, "total");
        int filled = total == 0 ? 0 : (int) (BAR_LETTERS * Math.min(done, total) / total);
        err.print(CLEAR_LINE + "[" + "#".repeat(filled) + ".".repeat(BAR_LETTERS - filled) + "] "
                + AdminClient.text(progress, "stage") + " " + done + (total == 0 ? "" : " of " + total) + ", "
                + size(number(progress, "bytes")));
        err.flush();
    }

    private void clearBar() {
        if (showBar) {
            err.print(CLEAR_LINE);
            err.flush();
        }
    }

    /**
     * The last line, after the work.
     *
     * @throws CommandFailure when the work failed, or was cut off before its last line
     */
    JsonValue.Obj result() throws CommandFailure {
        clearBar();
        if (error != null) {
            throw new CommandFailure(Objects.requireNonNull(error));
        }
        if (last == null) {
            throw new CommandFailure("the server ended before the work was done");
        }
        return last;
    }

    static long number(JsonValue.Obj object, String name) {
        return object.get(name).orElse(null) instanceof JsonValue.Num number ? Long.parseLong(number.literal()) : 0;
    }

    /** Bytes for a person. */
    static String size(long bytes) {
        if (bytes < 1 << 10) {
            return bytes + " bytes";
        }
        double kibibytes = bytes / 1024.0;
        return kibibytes < 1024
                ? String.format(Locale.ROOT, "%.1f KiB", kibibytes)
                : kibibytes < 1 << 20
                        ? String.format(Locale.ROOT, "%.1f MiB", kibibytes / 1024)
                        : String.format(Locale.ROOT, "%.1f GiB", kibibytes / (1 << 20));
    }
}
