package org.entrepot.server.cases;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.cases.CorsCase;
import org.entrepot.access.cors.cases.CorsCaseAnswer;
import org.entrepot.access.cors.cases.CorsCaseKind;
import org.entrepot.access.cors.cases.CorsCaseRequest;
import org.entrepot.access.cors.cases.CorsComparison;
import org.entrepot.access.cors.cases.CorsReadBack;
import org.entrepot.access.lint.LintJson;
import org.entrepot.gateway.Header;

/** Runs cases one by one, each on a bucket of its own. */
public final class CorsCaseRunner {
    private static final String KEY = "key";

    /** The keys that cases may leave behind. */
    private static final List<String> KEYS = List.of(KEY, KEY + "new", "bar");

    private final CaseTarget target;
    private final DialectForms forms;
    private final CasePreparation preparation;

    /** A runner for one target. */
    public CorsCaseRunner(CaseTarget target) {
        this.target = target;
        this.forms = new DialectForms(target.authority(), target.owner());
        this.preparation = new CasePreparation(target, forms);
    }

    /** Runs a case in each dialect it is for. */
    public List<CorsCaseResult> run(CorsCase one) {
        List<CorsCaseResult> results = new ArrayList<>();
        for (Dialect dialect : one.dialects()) {
            String id = one.dialect() == null ? one.id() + " (" + dialect.label() + ")" : one.id();
            try {
                results.add(run(one, dialect, id));
            } catch (IOException e) {
                results.add(new CorsCaseResult.Ran(id, List.of(String.valueOf(e.getMessage()))));
            }
        }
        return results;
    }

    private CorsCaseResult run(CorsCase one, Dialect dialect, String id) throws IOException {
        String bucket = newName();
        try {
            preparation.prepare(one, dialect, bucket, KEY);
            CorsCaseRequest request = one.request()
                    .filled(Map.of(
                            "admin", "/-/api/v1/buckets/" + bucket,
                            "bucket", bucket,
                            "container", bucket,
                            "key", KEY,
                            "missing-bucket", newName()));
            Optional<String> signing = request.signing();
            String query = request.query();
            if (signing.isPresent()) {
                Optional<String> signed =
                        PresignedQueries.build(signing.get(), request.path(), target.authority(), target.owner());
                if (signed.isEmpty()) {
                    return new CorsCaseResult.Skipped(id, "no way to sign `" + signing.get() + "` is known");
                }
                query = signed.get();
            }
            return new CorsCaseResult.Ran(id, differences(one, dialect, bucket, request, query));
        } finally {
            if (target.isLasting()) {
                preparation.remove(bucket, KEYS);
            }
        }
    }

    private List<String> differences(
            CorsCase one,
            Dialect dialect,
            String bucket,
            CorsCaseRequest request,
            @org.jspecify.annotations.Nullable String query)
            throws IOException {
        List<Header> headers = request.headers().stream()
                .map(header -> new Header(header.name(), header.value()))
                .toList();
        String text = request.body();
        CorsCaseAnswer answer = target.send(forms.call(
                dialect,
                request.method(),
                request.path(),
                query,
                headers,
                text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8),
                request.signed()));
        List<String> differences = new ArrayList<>(CorsComparison.answer(one.expect(), dialect, answer));
        differences.addAll(CorsComparison.explain(one.expect(), answer.body()));
        if (one.kind() == CorsCaseKind.LINT) {
            differences.addAll(CorsComparison.lint(one.expect(), LintJson.codes(answer.body())));
        }
        if (one.expect().config() != null) {
            byte[] read = preparation.readRules(dialect, bucket).body();
            differences.addAll(CorsComparison.config(one.expect(), CorsReadBack.of(dialect, read)));
        }
        return differences;
    }

    /** A name that every dialect can write and nobody uses. */
    private static String newName() {
        return "case" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }
}
