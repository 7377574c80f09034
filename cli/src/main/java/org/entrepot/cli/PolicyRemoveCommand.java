package org.entrepot.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code entrepot policy remove}. */
@Command(
        name = "remove",
        description =
                "Removes the policy of a bucket without asking it, for an owner who is locked out; for the root of"
                        + " the installation. Prints the policy that it removed.",
        mixinStandardHelpOptions = true)
final class PolicyRemoveCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "BUCKET")
    private String bucket = "";

    @Option(names = "--confirm", paramLabel = "BUCKET", required = true, description = "The bucket's name again.")
    private String confirm = "";

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Mixin
    private ClientOptions options = new ClientOptions();

    /** As picocli makes it. */
    PolicyRemoveCommand() {}

    @Override
    public Integer call() throws CommandFailure {
        String target = "buckets/" + AdminClient.segment(bucket) + "/policy?confirm=" + AdminClient.segment(confirm);
        String answer = new AdminClient(options).send("DELETE", target, "");
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? answer : AdminClient.text(AdminClient.object(answer), "policy"));
        out.flush();
        return 0;
    }
}
