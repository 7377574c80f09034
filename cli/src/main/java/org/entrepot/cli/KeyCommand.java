package org.entrepot.cli;

import java.io.PrintWriter;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.JsonWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code entrepot key}. */
@Command(
        name = "key",
        description = "Adds, lists, disables, enables and removes access keys.",
        mixinStandardHelpOptions = true)
final class KeyCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** As picocli makes it. */
    KeyCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "one of add, list, disable, enable, remove is missing");
    }

    @Command(name = "add", description = "Adds a key for a user.", mixinStandardHelpOptions = true)
    int add(
            @Parameters(paramLabel = "USER", arity = "0..1", description = "The user; the account's root when absent.")
                    @Nullable
                    String user,
            @Mixin AccountOption account,
            @Option(names = "--json", description = "Print one JSON object.") boolean json,
            @Mixin ClientOptions options)
            throws CommandFailure {
        JsonWriter body = new JsonWriter().openObject();
        if (user != null) {
            body.member("user", user);
        }
        account.writeTo(body);
        String answer =
                new AdminClient(options).send("POST", "keys", body.closeObject().toString());
        JsonValue.Obj key = AdminClient.object(answer);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(answer);
        } else {
            out.println("access key  " + AdminClient.text(key, "accessKey"));
            out.println("secret key  " + AdminClient.text(key, "secretKey") + "  (shown this once)");
        }
        out.flush();
        return 0;
    }

    @Command(name = "list", description = "Lists the keys of an account.", mixinStandardHelpOptions = true)
    int list(
            @Mixin AccountOption account,
            @Option(names = "--json", description = "Print one JSON object per line.") boolean json,
            @Mixin ClientOptions options)
            throws CommandFailure {
        String answer = new AdminClient(options).send("GET", "keys" + account.query(), "");
        PrintWriter out = spec.commandLine().getOut();
        for (JsonValue.Obj key : AdminClient.objects(answer, "keys")) {
            String state = AdminClient.text(key, "enabled").equals("true") ? "enabled" : "disabled";
            out.println(
                    json
                            ? new JsonWriter().value(key).toString()
                            : AdminClient.text(key, "accessKey") + "\t" + AdminClient.text(key, "user") + "\t" + state);
        }
        out.flush();
        return 0;
    }

    @Command(name = "disable", description = "Makes a key sign nothing any more.", mixinStandardHelpOptions = true)
    int disable(
            @Parameters(paramLabel = "ACCESS-KEY") String id,
            @Mixin AccountOption account,
            @Mixin ClientOptions options)
            throws CommandFailure {
        return change("POST", id, "/disable", account, options);
    }

    @Command(name = "enable", description = "Makes a disabled key sign again.", mixinStandardHelpOptions = true)
    int enable(
            @Parameters(paramLabel = "ACCESS-KEY") String id,
            @Mixin AccountOption account,
            @Mixin ClientOptions options)
            throws CommandFailure {
        return change("POST", id, "/enable", account, options);
    }

    @Command(name = "remove", description = "Removes a key.", mixinStandardHelpOptions = true)
    int remove(
            @Parameters(paramLabel = "ACCESS-KEY") String id,
            @Mixin AccountOption account,
            @Mixin ClientOptions options)
            throws CommandFailure {
        return change("DELETE", id, "", account, options);
    }

    private static int change(String method, String id, String suffix, AccountOption account, ClientOptions options)
            throws CommandFailure {
        String target = "keys/" + AdminClient.segment(id) + suffix + account.query();
        new AdminClient(options).send(method, target, "");
        return 0;
    }
}
