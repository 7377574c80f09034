package org.entrepot.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.store.Safeguards.Unwanted;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code entrepot bucket safeguards}. */
@Command(
        name = "safeguards",
        description = "Shows which writes of policies and CORS rules a bucket refuses and how much it tells of refused"
                + " preflights, and changes what options name; for the root of the owner's account.",
        mixinStandardHelpOptions = true)
final class BucketSafeguardsCommand implements Callable<Integer> {
    private static final List<String> DIAGNOSES = List.of("off", "reason", "debug", "default");
    private static final String DIAGNOSIS_DEFAULT = DIAGNOSES.getLast();
    private static final String NONE = "none";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "BUCKET")
    private String bucket = "";

    @Option(
            names = "--diagnosis",
            paramLabel = "off|reason|debug|default",
            description =
                    "What x-cors-diagnosis tells: nothing; why a preflight was refused; or also which rule decided,"
                            + " on every cross-origin answer.")
    private @Nullable String diagnosis;

    @Option(
            names = "--quiet",
            negatable = true,
            description = "Answer preflights as if there were no bucket while it has no CORS rules.")
    private @Nullable Boolean quiet;

    @Option(
            names = "--refuse",
            paramLabel = "wider,public,lock-out,lint-errors",
            split = ",",
            description =
                    "The writes to refuse, instead of those before: policies that allow more than the one in force,"
                            + " that are public, that deny the owner every change of them for good; documents with errors"
                            + " that a lint finds. Or none.")
    private @Nullable List<String> refuse;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Mixin
    private ClientOptions options = new ClientOptions();

    /** As picocli makes it. */
    BucketSafeguardsCommand() {}

    @Override
    public Integer call() throws CommandFailure {
        checkWords();
        String target = "buckets/" + AdminClient.segment(bucket) + "/safeguards";
        boolean isChange = diagnosis != null || quiet != null || refuse != null;
        String answer = new AdminClient(options).send(isChange ? "PUT" : "GET", target, isChange ? change() : "");
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(answer);
        } else {
            print(AdminClient.object(answer), out);
        }
        out.flush();
        return 0;
    }

    private static void print(JsonValue.Obj safeguards, PrintWriter out) {
        boolean isDefault = safeguards.get("diagnosis").orElse(null) instanceof JsonValue.Null;
        out.println("diagnosis  " + (isDefault ? DIAGNOSIS_DEFAULT : AdminClient.text(safeguards, "diagnosis")));
        out.println("quiet      " + AdminClient.text(safeguards, "quiet"));
        String refused = safeguards.get("refuse").orElse(null) instanceof JsonValue.Arr list
                ? list.items().stream()
                        .map(item -> item instanceof JsonValue.Text text ? text.value() : item.kind())
                        .collect(Collectors.joining(","))
                : "";
        out.println("refuse     " + (refused.isEmpty() ? NONE : refused));
    }

    private void checkWords() {
        if (diagnosis != null) {
            check("--diagnosis", List.of(diagnosis), DIAGNOSES);
        }
        if (refuse != null && !refuse.equals(List.of(NONE))) {
            check(
                    "--refuse",
                    refuse,
                    Arrays.stream(Unwanted.values()).map(Unwanted::label).toList());
        }
    }

    private void check(String option, List<String> words, List<String> known) {
        for (String word : words) {
            if (!known.contains(word)) {
                throw new ParameterException(
                        spec.commandLine(), "`" + word + "` in " + option + " is none of " + String.join(", ", known));
            }
        }
    }

    private String change() {
        JsonWriter body = new JsonWriter().openObject();
        if (DIAGNOSIS_DEFAULT.equals(diagnosis)) {
            body.name("diagnosis").nothing();
        } else if (diagnosis != null) {
            body.member("diagnosis", diagnosis);
        }
        if (quiet != null) {
            body.member("quiet", quiet);
        }
        if (refuse != null) {
            body.name("refuse").values(refuse.equals(List.of(NONE)) ? List.of() : refuse);
        }
        return body.closeObject().toString();
    }
}
