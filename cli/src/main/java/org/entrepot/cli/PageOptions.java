package org.entrepot.cli;

import java.util.List;
import org.entrepot.access.cors.explain.CorsQuestion;
import picocli.CommandLine.Option;

/** What a page wants to do, on the command line. */
final class PageOptions {
    /** What {@code --origin} says about itself. */
    static final String ORIGIN_HELP = "The page's origin, such as https://app.example.";

    @Option(names = "--method", paramLabel = "METHOD", description = "The method of its request. Default: GET")
    private String method = "GET";

    @Option(
            names = "--header",
            paramLabel = "NAME",
            description = "A header that it sets; several times for several headers.")
    private List<String> headers = List.of();

    @Option(names = "--credentials", description = "The page asks its browser for credentials.")
    private boolean credentials;

    /** As picocli makes it. */
    PageOptions() {}

    /** The wish of a page of this origin. */
    CorsQuestion question(String origin) {
        return new CorsQuestion(origin, method, headers, credentials, true);
    }
}
