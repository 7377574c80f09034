package org.entrepot.conformance.history;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.cases.CorsCaseAnswer;
import org.entrepot.conformance.StartedServer;
import org.entrepot.gateway.Header;
import org.entrepot.server.cases.DialectForms;
import org.entrepot.server.cases.SocketTarget;
import org.jspecify.annotations.Nullable;

/** Asks questions over the wire, in any dialect, and says what the answers mean. For one life of a server. */
final class Wire implements AutoCloseable {
    private static final String BUCKET = "/history";
    private static final byte[] NO_BODY = {};

    private final SocketTarget target;
    private final DialectForms forms;
    private final Bodies bodies;
    private final int keys;

    /**
     * Opens connections to a server.
     *
     * @param keys how many keys the bucket can have
     */
    Wire(StartedServer server, Bodies bodies, int keys) throws IOException {
        target = SocketTarget.open(URI.create(server.endpoint()), StartedServer.ACCESS_KEY, StartedServer.SECRET_KEY);
        forms = new DialectForms(target.authority(), target.owner());
        this.bodies = bodies;
        this.keys = keys;
    }

    /** Makes the bucket that all questions are about. */
    void makeBucket() throws IOException {
        CorsCaseAnswer answer = send(Dialect.S3, "PUT", BUCKET, null, List.of(), NO_BODY);
        if (answer.status() != 200) {
            throw unexpected("making the bucket", answer);
        }
    }

    /** What was asked and answered, for readers, and what it means. */
    record Answered(String text, List<Effect> effects) {}

    /**
     * Asks and reads the answer to its end.
     *
     * @throws IOException when there is none
     * @throws AssertionError when it is none of the answers that this question can have
     */
    Answered ask(Dialect dialect, Question question) throws IOException {
        CorsCaseAnswer answer = request(dialect, question);
        List<Effect> effects = effects(dialect, question, answer);
        if (effects.isEmpty()) {
            throw unexpected(dialect.label() + " " + question.text(), answer);
        }
        return new Answered(
                dialect.label() + " " + question.text() + " -> " + answer.status() + seen(question, effects), effects);
    }

    private CorsCaseAnswer request(Dialect dialect, Question question) throws IOException {
        return switch (question) {
            case Question.Get(int key) -> send(dialect, "GET", path(key), null, List.of(), NO_BODY);
            case Question.GetUnless(int key, int known) ->
                send(dialect, "GET", path(key), null, List.of(ifNoneMatch(known)), NO_BODY);
            case Question.Put(int key, int value) -> put(dialect, key, value);
            case Question.PutNew(int key, int value) ->
                put(
                        dialect,
                        key,
                        value,
                        dialect == Dialect.COS
                                ? new Header("x-cos-forbid-overwrite", "true")
                                : new Header("If-None-Match", "*"));
            case Question.PutOver(int key, int expected, int value) -> put(dialect, key, value, ifMatch(expected));
            case Question.PutUnless(int key, int unwanted, int value) ->
                put(dialect, key, value, ifNoneMatch(unwanted));
            case Question.Delete(int key) -> send(dialect, "DELETE", path(key), null, List.of(), NO_BODY);
            case Question.DeleteOnly(int key, int expected) ->
                send(dialect, "DELETE", path(key), null, List.of(ifMatch(expected)), NO_BODY);
            case Question.ListKeys(int limit) -> send(dialect, "GET", BUCKET, page(dialect, limit), List.of(), NO_BODY);
        };
    }

    private static String path(int key) {
        return BUCKET + "/k" + key;
    }

    private static Header ifMatch(int value) {
        return new Header("If-Match", "\"" + Bodies.etag(value) + "\"");
    }

    private static Header ifNoneMatch(int value) {
        return new Header("If-None-Match", "\"" + Bodies.etag(value) + "\"");
    }

    private static String page(Dialect dialect, int limit) {
        return switch (dialect) {
            case S3 -> "list-type=2&max-keys=" + limit;
            case COS -> "max-keys=" + limit;
            case QINGSTOR -> "limit=" + limit;
            case MEDIASTORE -> "MaxResults=" + limit;
        };
    }

    private CorsCaseAnswer put(Dialect dialect, int key, int value, Header... headers) throws IOException {
        return send(dialect, "PUT", path(key), null, List.of(headers), Bodies.of(value));
    }

    private CorsCaseAnswer send(
            Dialect dialect, String method, String path, @Nullable String query, List<Header> headers, byte[] body)
            throws IOException {
        return target.send(forms.call(dialect, method, path, query, headers, body, true));
    }

    /** Empty for an answer that makes no sense. */
    private List<Effect> effects(Dialect dialect, Question question, CorsCaseAnswer answer) {
        return switch (answer.status()) {
            case 200, 201, 204 ->
                switch (question) {
                    case Question.Get(int key) -> List.of(Effect.read(key, Values.only(Bodies.read(answer.body()))));
                    case Question.GetUnless(int key, int known) -> {
                        int value = Bodies.read(answer.body());
                        yield value == known ? List.of() : List.of(Effect.read(key, Values.only(value)));
                    }
                    case Question.ListKeys list ->
                        Listed.read(dialect, answer.body(), bodies).effects(keys);
                    default -> question.done(dialect);
                };
            case 304, 409, 412 -> question.refused();
            case 404 -> question.missing(dialect);
            default -> List.of();
        };
    }

    /** What a reader saw, for readers of the history. */
    private static String seen(Question question, List<Effect> effects) {
        return switch (question) {
            case Question.Get get -> " " + values(effects);
            case Question.GetUnless get -> " " + values(effects);
            case Question.ListKeys list -> " " + values(effects);
            default -> "";
        };
    }

    private static String values(List<Effect> effects) {
        StringBuilder text = new StringBuilder();
        for (Effect effect : effects) {
            if (effect.seen() instanceof Values.OneOf(var values)) {
                text.append(text.isEmpty() ? "" : ", ")
                        .append('k')
                        .append(effect.key())
                        .append(' ')
                        .append(Counterexample.name(values.iterator().next()));
            }
        }
        return text.toString();
    }

    private static AssertionError unexpected(String what, CorsCaseAnswer answer) {
        return new AssertionError(
                what + " is answered " + answer.status() + ": " + new String(answer.body(), StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        target.close();
    }
}
