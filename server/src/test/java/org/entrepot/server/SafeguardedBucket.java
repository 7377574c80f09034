package org.entrepot.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.CorsConfiguration;
import org.entrepot.access.cors.CorsRule;
import org.entrepot.access.cors.cases.CorsCaseAnswer;
import org.entrepot.access.cors.notation.CorsNotation;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.gateway.Header;
import org.entrepot.server.cases.DialectForms;
import org.entrepot.server.cases.InProcessTarget;
import org.jspecify.annotations.Nullable;

/** A server in process with one bucket, {@code box}, that its owner safeguards and everybody asks in all dialects. */
final class SafeguardedBucket implements AutoCloseable {
    static final String SAFEGUARDS = "/-/api/v1/buckets/box/safeguards";

    final InProcessTarget target;
    private final DialectForms forms;

    SafeguardedBucket() throws IOException {
        target = InProcessTarget.open();
        forms = new DialectForms(target.authority(), target.owner());
        assertThat(send(Dialect.S3, "PUT", "/box", null, "").status()).isEqualTo(200);
        assertThat(send(Dialect.S3, "PUT", "/box/key", null, "there").status()).isEqualTo(200);
    }

    @Override
    public void close() throws IOException {
        target.close();
    }

    CorsCaseAnswer safeguards(String body) throws IOException {
        CorsCaseAnswer answer = send(Dialect.S3, "PUT", SAFEGUARDS, null, body);
        assertThat(answer.status()).as(text(answer)).isEqualTo(200);
        return answer;
    }

    CorsCaseAnswer preflight(Dialect dialect, String bucket, String origin) throws IOException {
        List<Header> headers =
                List.of(new Header("Origin", origin), new Header("Access-Control-Request-Method", "GET"));
        return target.send(forms.call(dialect, "OPTIONS", "/" + bucket + "/key", null, headers, bytes(""), false));
    }

    CorsCaseAnswer read(Dialect dialect, String origin) throws IOException {
        List<Header> headers = List.of(new Header("Origin", origin));
        return target.send(forms.call(dialect, "GET", "/box/key", null, headers, bytes(""), true));
    }

    CorsCaseAnswer cors(Dialect dialect, String origin) throws IOException {
        CorsRule rule = new CorsRule(null, List.of(origin), List.of("GET"), List.of("*"), null, null, null);
        String document = CorsNotation.of(dialect)
                .write(new CorsConfiguration(List.of(rule), null))
                .text();
        return dialect == Dialect.MEDIASTORE
                ? target.send(
                        forms.control("PutCorsPolicy", "{\"ContainerName\":\"box\",\"CorsPolicy\":" + document + "}"))
                : send(dialect, "PUT", "/box", "cors", document);
    }

    CorsCaseAnswer policy(Dialect dialect, String document) throws IOException {
        return dialect == Dialect.MEDIASTORE
                ? target.send(forms.control(
                        "PutContainerPolicy",
                        new JsonWriter()
                                .openObject()
                                .member("ContainerName", "box")
                                .member("Policy", document)
                                .closeObject()
                                .toString()))
                : send(dialect, "PUT", "/box", "policy", document);
    }

    CorsCaseAnswer send(Dialect dialect, String method, String path, @Nullable String query, String body)
            throws IOException {
        return send(dialect, method, path, query, List.of(), body);
    }

    CorsCaseAnswer send(
            Dialect dialect, String method, String path, @Nullable String query, List<Header> headers, String body)
            throws IOException {
        return target.send(forms.call(dialect, method, path, query, headers, bytes(body), true));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(CorsCaseAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
