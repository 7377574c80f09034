package org.entrepot.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.JsonWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code entrepot why}. */
@Command(
        name = "why",
        description = "Tells why a request was refused; without a request id it lists the newest refusals.",
        mixinStandardHelpOptions = true)
final class WhyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "REQUEST-ID", arity = "0..1", description = "As the refused answer's header has it.")
    private @Nullable String requestId;

    @Option(names = "--json", description = "Print one JSON object, or one per line.")
    private boolean json;

    @Mixin
    private ClientOptions options = new ClientOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** As picocli makes it. */
    WhyCommand() {}

    @Override
    public Integer call() throws CommandFailure {
        PrintWriter out = spec.commandLine().getOut();
        AdminClient client = new AdminClient(options);
        if (requestId != null) {
            String answer = client.send("GET", "refusals/" + AdminClient.segment(requestId), "");
            out.print(json ? answer + "\n" : AdminClient.text(AdminClient.object(answer), "text"));
        } else {
            for (JsonValue.Obj refusal : AdminClient.objects(client.send("GET", "refusals", ""), "refusals")) {
                out.println(json ? new JsonWriter().value(refusal).toString() : line(refusal));
            }
        }
        out.flush();
        return 0;
    }

    private static String line(JsonValue.Obj refusal) {
        return String.join(
                "\t",
                AdminClient.text(refusal, "requestId"),
                AdminClient.text(refusal, "time"),
                AdminClient.text(refusal, "dialect"),
                AdminClient.text(refusal, "method"),
                AdminClient.text(refusal, "path"),
                AdminClient.text(refusal, "status"),
                AdminClient.text(refusal, "code"));
    }
}
