package org.entrepot.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Parsed;

/** {@code conformance/clients.json}: which vendor's client made which call with which outcome, and its protocols over TLS, recorded by the client suites. */
record ClientRecord(List<Client> clients) {
    private static final Path FILE = Path.of("..", "conformance", "clients.json");
    private static final String OK = "ok";

    /**
     * One client.
     *
     * @param shortName what it is called in a column of its API
     * @param suite the folder below {@code conformance} that runs it
     * @param overTls the protocols by which it comes over TLS
     * @param calls outcome by name of the call, by dialect
     */
    record Client(
            String name,
            String shortName,
            String suite,
            String version,
            String overTls,
            Map<String, Map<String, String>> calls) {}

    /** Reads the record; fails on anything that is not what {@code record-calls} writes. */
    static ClientRecord read() throws IOException {
        if (!(Json.read(Files.readAllBytes(FILE)) instanceof Parsed.Ok<JsonValue>(JsonValue.Arr(var items, var at)))) {
            throw new IOException(FILE + " is no list");
        }
        List<Client> clients = new ArrayList<>();
        for (JsonValue item : items) {
            JsonValue.Obj client = (JsonValue.Obj) item;
            Map<String, Map<String, String>> calls = new TreeMap<>();
            for (JsonValue.Member dialect : ((JsonValue.Obj) client.get("calls").orElseThrow()).members()) {
                calls.put(dialect.name(), texts((JsonValue.Obj) dialect.value()));
            }
            clients.add(new Client(
                    text(client, "client"),
                    text(client, "short"),
                    text(client, "suite"),
                    text(client, "version"),
                    text(client, "overTls"),
                    calls));
        }
        return new ClientRecord(clients);
    }

    /** One line for each client: its version, its suite, its protocols over TLS, and how many of its calls were answered. */
    String table() {
        StringBuilder lines = new StringBuilder(
                "| client | version | suite | over TLS | calls answered |\n| --- | --- | --- | --- | --- |\n");
        for (Client client : clients) {
            String counts = client.calls().entrySet().stream()
                    .map(dialect -> dialect.getKey() + " " + dialect.getValue().size())
                    .collect(Collectors.joining(", "));
            lines.append("| %s | %s | `conformance/%s` | %s | %s |\n"
                    .formatted(client.name(), client.version(), client.suite(), client.overTls(), counts));
        }
        return lines.toString();
    }

    /** Short names of the clients that made the call; those that only ever got an error stand behind its code. */
    String of(String dialect, String call) {
        Map<String, List<String>> byOutcome = new TreeMap<>();
        for (Client client : clients) {
            String outcome = client.calls().getOrDefault(dialect, Map.of()).get(call);
            if (outcome != null) {
                byOutcome.computeIfAbsent(outcome, unseen -> new ArrayList<>()).add(client.shortName());
            }
        }
        List<String> words = new ArrayList<>(byOutcome.getOrDefault(OK, List.of()));
        byOutcome.remove(OK);
        byOutcome.forEach((code, names) -> words.add("`" + code + "`: " + String.join(", ", names)));
        return String.join(", ", words);
    }

    private static Map<String, String> texts(JsonValue.Obj object) {
        return object.members().stream()
                .collect(Collectors.toMap(JsonValue.Member::name, member -> text(member.value())));
    }

    private static String text(JsonValue.Obj object, String name) {
        return text(object.get(name).orElseThrow());
    }

    private static String text(JsonValue value) {
        return ((JsonValue.Text) value).value();
    }
}
