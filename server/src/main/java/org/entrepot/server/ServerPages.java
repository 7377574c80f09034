package org.entrepot.server;

import java.io.IOException;
import java.util.function.Supplier;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.Gateway;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.RequestBody;
import org.entrepot.gateway.RequestHead;
import org.entrepot.server.admin.AdminApi;

/** The server's own paths below {@code /-/}: health, metrics, the internal API and the console. */
final class ServerPages implements Gateway.OwnPages {
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final Header NO_STORE = new Header("Cache-Control", "no-store");

    private final Metrics metrics;
    private final AdminApi api;
    private final Supplier<Readiness> readiness;
    private final Console console;
    private final byte[] openApi;

    ServerPages(Metrics metrics, AdminApi api, Supplier<Readiness> readiness) throws IOException {
        this.metrics = metrics;
        this.api = api;
        this.readiness = readiness;
        this.console = new Console();
        this.openApi = Console.resource("openapi.json");
    }

    private static Answer ready(Readiness readiness) {
        return Answer.document(readiness.isReady() ? 200 : 503, TEXT, readiness.text() + "\n", NO_STORE);
    }

    @Override
    public Answer handle(RequestHead head, RequestBody body) throws IOException {
        String path = head.rawPath();
        if (path.startsWith(AdminApi.PATH) && !path.equals("/-/api/v1/openapi.json")) {
            return api.handle(head, body).with(NO_STORE.name(), NO_STORE.value());
        }
        if (!head.method().equals("GET") && !head.method().equals("HEAD")) {
            return Answer.document(405, TEXT, "only GET is answered here\n", new Header("Allow", "GET, HEAD"));
        }
        return switch (path) {
            case "/-/health/live" -> Answer.document(200, TEXT, "live\n", NO_STORE);
            case "/-/health/ready" -> ready(readiness.get());
            case "/-/metrics" -> Answer.document(200, Metrics.CONTENT_TYPE, metrics.text(), NO_STORE);
            case "/-/api/v1/openapi.json" -> Answer.document(200, "application/json", openApi);
            case "/-/console" -> Answer.empty(308, new Header("Location", Console.PATH));
            default ->
                console.file(path)
                        .orElseGet(() -> Answer.document(
                                404, TEXT, "there is nothing at " + path + "; see " + Console.PATH + "\n"));
        };
    }
}
