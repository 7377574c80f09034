package org.entrepot.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.entrepot.access.lint.DocumentCode;
import org.entrepot.access.lint.LintCode;
import org.entrepot.access.lint.LintJson;
import org.entrepot.access.lint.LintReport;
import org.entrepot.access.lint.LintText;
import org.entrepot.access.lint.LintedFile;
import org.entrepot.access.lint.Patch;
import org.entrepot.access.lint.SarifLog;
import org.entrepot.access.lint.Severity;
import org.entrepot.access.text.SourceText;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How files are checked and what is printed of it, for every lint. */
final class LintOptions {
    /** How often patches are applied to the result of patches; each pass takes those that do not overlap. */
    private static final int PASSES_MAX = 10;

    private final List<LintedFile> files = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "FORM",
            description = "text, json or sarif (for code hosts). Default: text")
    private Form form = Form.TEXT;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description = "The least severity that gives exit code 1: error, warning or info. Default: error")
    private Severity failOn = Severity.ERROR;

    @Option(names = "--fix", description = "Apply the patches to the files; what is printed is left.")
    private boolean fix;

    /** The forms of a report. */
    enum Form {
        TEXT,
        JSON,
        SARIF
    }

    /** As picocli makes it. */
    LintOptions() {}

    /**
     * Checks one file, mending it first when that was asked for.
     *
     * @throws CommandFailure when the mended file cannot be written
     */
    void check(Path file, byte[] document, Function<byte[], LintReport> lint) throws CommandFailure {
        byte[] text = fix ? mended(document, lint) : document;
        if (!Arrays.equals(text, document)) {
            try {
                Files.write(file, text);
            } catch (IOException e) {
                throw CommandFailure.unusable("cannot write " + file + ": " + InputFile.reason(e));
            }
        }
        files.add(new LintedFile(
                file.toString(), SourceText.plain(new String(text, StandardCharsets.UTF_8)), lint.apply(text)));
    }

    private static byte[] mended(byte[] document, Function<byte[], LintReport> lint) {
        byte[] text = document;
        for (int pass = 0; pass < PASSES_MAX; pass++) {
            List<Patch> patches = lint.apply(text).patches();
            if (patches.isEmpty()) {
                break;
            }
            text = Patch.apply(new String(text, StandardCharsets.UTF_8), patches)
                    .getBytes(StandardCharsets.UTF_8);
        }
        return text;
    }

    /**
     * Prints the report.
     *
     * @param codes the catalogue of the lint that was run
     * @return the exit code: 1 when some finding is as severe as asked for
     */
    int report(CommandSpec spec, LintCode[] codes) {
        var out = spec.commandLine().getOut();
        switch (form) {
            case TEXT -> {
                files.stream().map(LintText::lines).flatMap(List::stream).forEach(out::println);
                int findings = files.stream()
                        .mapToInt(file -> file.report().findings().size())
                        .sum();
                out.println(findings + (findings == 1 ? " finding" : " findings"));
            }
            case JSON -> out.println(LintJson.text(files));
            case SARIF -> {
                List<LintCode> catalogue = Stream.concat(Arrays.stream(DocumentCode.values()), Arrays.stream(codes))
                        .toList();
                out.println(SarifLog.text(version(spec), catalogue, files));
            }
        }
        out.flush();
        boolean fails =
                files.stream().anyMatch(file -> !file.report().atLeast(failOn).isEmpty());
        return fails ? Entrepot.FAILED : 0;
    }

    /** The last word of {@code entrepot --version}. */
    private static String version(CommandSpec spec) {
        String text = spec.root().version()[0];
        return text.substring(text.lastIndexOf(' ') + 1);
    }
}
