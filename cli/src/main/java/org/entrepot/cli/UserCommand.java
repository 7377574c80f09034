package org.entrepot.cli;

import java.io.PrintWriter;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.JsonWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code entrepot user}. */
@Command(name = "user", description = "Adds, lists and removes users.", mixinStandardHelpOptions = true)
final class UserCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** As picocli makes it. */
    UserCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "one of add, list, remove is missing");
    }

    @Command(
            name = "add",
            description = "Adds a user with a first key, and the account where it does not exist yet. The user may do"
                    + " nothing until a policy or an ACL says so.",
            mixinStandardHelpOptions = true)
    int add(
            @Parameters(paramLabel = "NAME") String name,
            @Mixin AccountOption account,
            @Option(names = "--json", description = "Print one JSON object.") boolean json,
            @Mixin ClientOptions options)
            throws CommandFailure {
        JsonWriter body = new JsonWriter().openObject().member("name", name);
        account.writeTo(body);
        String answer = new AdminClient(options)
                .send("POST", "users", body.closeObject().toString());
        JsonValue.Obj user = AdminClient.object(answer);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(answer);
        } else {
            out.println("user        " + AdminClient.text(user, "name"));
            out.println("arn         " + AdminClient.text(user, "arn"));
            out.println("cos         " + AdminClient.text(user, "cosPrincipal"));
            out.println("qingstor    " + AdminClient.text(user, "qingstorUserId"));
            out.println("canonical   " + AdminClient.text(user, "canonicalId"));
            out.println("access key  " + AdminClient.text(user, "accessKey"));
            out.println("secret key  " + AdminClient.text(user, "secretKey") + "  (shown this once)");
        }
        out.flush();
        return 0;
    }

    @Command(name = "list", description = "Lists the users of an account.", mixinStandardHelpOptions = true)
    int list(
            @Mixin AccountOption account,
            @Option(names = "--json", description = "Print one JSON object per line.") boolean json,
            @Mixin ClientOptions options)
            throws CommandFailure {
        String answer = new AdminClient(options).send("GET", "users" + account.query(), "");
        PrintWriter out = spec.commandLine().getOut();
        for (JsonValue.Obj user : AdminClient.objects(answer, "users")) {
            out.println(
                    json
                            ? new JsonWriter().value(user).toString()
                            : AdminClient.text(user, "name") + "\t" + AdminClient.text(user, "arn"));
        }
        out.flush();
        return 0;
    }

    @Command(name = "remove", description = "Removes a user and all its keys.", mixinStandardHelpOptions = true)
    int remove(@Parameters(paramLabel = "NAME") String name, @Mixin AccountOption account, @Mixin ClientOptions options)
            throws CommandFailure {
        String target = "users/" + AdminClient.segment(name) + account.query();
        new AdminClient(options).send("DELETE", target, "");
        return 0;
    }
}
