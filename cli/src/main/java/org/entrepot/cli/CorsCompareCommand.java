package org.entrepot.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.analysis.OriginReach;
import org.entrepot.access.cors.analysis.PageRequest;
import org.entrepot.access.cors.analysis.ReachComparison;
import org.entrepot.access.text.JsonWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code entrepot cors compare}. */
@Command(
        name = "compare",
        description = "Tells whether pages reach more or less under new rules than under old ones.",
        exitCodeList = {
            "0:pages reach nothing more",
            "1:they reach something more, or it is not known",
            "2:the command was misused, or a file cannot be used"
        },
        mixinStandardHelpOptions = true)
final class CorsCompareCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "OLD", description = "The rules before.")
    private Path before = Path.of("");

    @Parameters(index = "1", paramLabel = "NEW", description = "The rules after.")
    private Path after = Path.of("");

    @Option(names = "--dialect", paramLabel = "DIALECT", description = "The dialect of both files. Default: s3")
    private Dialect dialect = Dialect.S3;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /** As picocli makes it. */
    CorsCompareCommand() {}

    @Override
    public Integer call() throws CommandFailure {
        ReachComparison comparison = ReachComparison.of(CorsFile.read(before, dialect), CorsFile.read(after, dialect));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(json(comparison));
        } else {
            print(comparison, out);
        }
        out.flush();
        return comparison.verdict().isNoWider() ? 0 : Entrepot.FAILED;
    }

    private static void print(ReachComparison comparison, PrintWriter out) {
        out.println(comparison.verdict());
        comparison.gained().ifPresent(gained -> out.println("only after   " + gained.text()));
        comparison.lost().ifPresent(lost -> out.println("only before  " + lost.text()));
        print("newly reachable:", comparison.newlyReachable(), out);
        print("no longer reachable:", comparison.noLongerReachable(), out);
    }

    private static void print(String title, List<OriginReach> origins, PrintWriter out) {
        if (!origins.isEmpty()) {
            out.println(title);
            origins.forEach(origin -> out.println("  " + origin.text()));
        }
    }

    private static String json(ReachComparison comparison) {
        JsonWriter json = new JsonWriter()
                .openObject()
                .member("verdict", comparison.verdict().name());
        write(json, "gained", comparison.gained());
        write(json, "lost", comparison.lost());
        write(json, "newlyReachable", comparison.newlyReachable());
        write(json, "noLongerReachable", comparison.noLongerReachable());
        return json.closeObject().toString();
    }

    private static void write(JsonWriter json, String name, Optional<PageRequest> request) {
        request.ifPresent(found -> {
            json.name(name)
                    .openObject()
                    .member("origin", found.origin())
                    .member("method", found.method())
                    .name("headers")
                    .values(found.headers())
                    .member("credentials", found.credentials());
            if (found.reads() != null) {
                json.member("reads", found.reads());
            }
            json.closeObject();
        });
    }

    private static void write(JsonWriter json, String name, List<OriginReach> origins) {
        json.name(name).openList();
        origins.forEach(origin -> json.openObject()
                .member("pattern", origin.pattern())
                .member("example", origin.example())
                .name("methods")
                .values(origin.methods())
                .closeObject());
        json.closeList();
    }
}
