package org.entrepot.server;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.Header;

/** The console below {@code /-/console/}: a few fixed files, read once. They hold no secrets and keep none. */
final class Console {
    /** Where it begins. */
    static final String PATH = "/-/console/";

    /**
     * Only files of this server are shown and run, none inside the page, and nobody frames it. Requests may go anywhere, because
     * the tester sends them to buckets, which have hosts of their own.
     */
    private static final String SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " connect-src 'self' http: https:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String HTML = "text/html; charset=utf-8";
    private static final String CSS = "text/css; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";

    private record File(String type, byte[] bytes) {}

    private final Map<String, File> files = new LinkedHashMap<>();

    Console() throws IOException {
        add("", "index.html", HTML);
        add("cors", "cors.html", HTML);
        add("console.css", "console.css", CSS);
        add("cors.js", "cors.js", SCRIPT);
        add("signature.js", "signature.js", SCRIPT);
    }

    private void add(String name, String resource, String type) throws IOException {
        files.put(PATH + name, new File(type, resource("console/" + resource)));
    }

    /** A file that the server ships with. */
    static byte[] resource(String name) throws IOException {
        try (InputStream in = Console.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("the resource " + name + " is missing");
            }
            return in.readAllBytes();
        }
    }

    /** The file at a path; empty when there is none. */
    Optional<Answer> file(String path) {
        return Optional.ofNullable(files.get(path))
                .map(file -> Answer.document(
                        200,
                        file.type(),
                        file.bytes(),
                        new Header("Content-Security-Policy", SECURITY_POLICY),
                        new Header("X-Content-Type-Options", "nosniff"),
                        new Header("Referrer-Policy", "same-origin"),
                        new Header("Cache-Control", "no-cache")));
    }
}
