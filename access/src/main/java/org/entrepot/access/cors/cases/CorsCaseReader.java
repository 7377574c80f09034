package org.entrepot.access.cors.cases;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.CorsConfiguration;
import org.entrepot.access.cors.notation.CorsReading;
import org.entrepot.access.cors.notation.NeutralCors;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Parsed;
import org.entrepot.access.text.Position;
import org.jspecify.annotations.Nullable;

/** Reads case files into records. */
final class CorsCaseReader {
    private static final List<String> CASE_MEMBERS =
            List.of("id", "source", "dialect", "kind", "config", "setup", "request", "expect", "note");
    private static final List<String> SETUP_MEMBERS = List.of("bucket", "object");
    private static final List<String> REQUEST_MEMBERS = List.of("method", "path", "query", "headers", "signed", "body");
    private static final List<String> EXPECT_MEMBERS = List.of(
            "status",
            "status_in",
            "headers",
            "absent_headers",
            "contains",
            "single_headers",
            "header_present",
            "error_code",
            "error_fields",
            "config",
            "explain",
            "lint",
            "lint_absent");

    private CorsCaseReader() {}

    static Parsed<CorsCaseFile> read(JsonValue value) {
        try {
            Set<String> ids = new HashSet<>();
            List<CorsCase> cases = new ArrayList<>();
            CaseFields file = CaseFields.of(value);
            file.required("cases");
            for (JsonValue item : file.items("cases")) {
                CorsCase read = oneCase(CaseFields.of(item, CASE_MEMBERS));
                if (!ids.add(read.id())) {
                    throw new CaseFields.Refused("the id `" + read.id() + "` is used twice", item.position());
                }
                cases.add(read);
            }
            return new Parsed.Ok<>(new CorsCaseFile(cases));
        } catch (CaseFields.Refused refused) {
            return new Parsed.Failed<>(refused.problem());
        }
    }

    private static CorsCase oneCase(CaseFields fields) throws CaseFields.Refused {
        String source = fields.textOrNull("source");
        JsonValue expect = fields.required("expect");
        JsonValue request = fields.required("request");
        return new CorsCase(
                fields.text("id"),
                source == null ? "" : source,
                dialect(fields),
                CorsCaseKind.of(fields.text("kind")).orElseThrow(() -> unknown("kind", fields.position())),
                configuration(fields.value("config")),
                setup(fields.value("setup")),
                request(CaseFields.of(request, REQUEST_MEMBERS)),
                expectation(CaseFields.of(expect, EXPECT_MEMBERS)),
                fields.textOrNull("note"));
    }

    private static @Nullable Dialect dialect(CaseFields fields) throws CaseFields.Refused {
        String label = fields.text("dialect");
        return label.equals("any") ? null : Dialect.of(label).orElseThrow(() -> unknown("dialect", fields.position()));
    }

    private static CorsCaseSetup setup(@Nullable JsonValue value) throws CaseFields.Refused {
        if (value == null) {
            return CorsCaseSetup.DEFAULT;
        }
        CaseFields fields = CaseFields.of(value, SETUP_MEMBERS);
        String bucket = fields.textOrNull("bucket");
        String object = fields.textOrNull("object");
        if (object != null && !object.equals("present")) {
            throw unknown("object", fields.position());
        }
        CorsCaseSetup.Bucket state = bucket == null
                ? CorsCaseSetup.Bucket.PRIVATE
                : CorsCaseSetup.Bucket.of(bucket).orElseThrow(() -> unknown("bucket", fields.position()));
        return new CorsCaseSetup(state, object != null);
    }

    private static CorsCaseRequest request(CaseFields fields) throws CaseFields.Refused {
        return new CorsCaseRequest(
                fields.text("method"),
                fields.text("path"),
                fields.textOrNull("query"),
                fields.headers("headers"),
                fields.flag("signed"),
                fields.textOrNull("body"));
    }

    private static CorsExpectation expectation(CaseFields fields) throws CaseFields.Refused {
        JsonValue explain = fields.value("explain");
        return new CorsExpectation(
                statuses(fields),
                fields.headers("headers"),
                fields.texts("absent_headers"),
                fields.headers("contains"),
                fields.texts("single_headers"),
                fields.texts("header_present"),
                fields.textOrNull("error_code"),
                fields.textsByName("error_fields"),
                configuration(fields.value("config")),
                explain == null ? List.of() : CaseFields.of(explain).members(),
                fields.value("lint") == null ? null : fields.texts("lint"),
                fields.texts("lint_absent"));
    }

    private static List<Integer> statuses(CaseFields fields) throws CaseFields.Refused {
        List<Integer> statuses = new ArrayList<>();
        for (JsonValue status : fields.items("status_in")) {
            statuses.add(CaseFields.integer(status));
        }
        return statuses.isEmpty() ? List.of(CaseFields.integer(fields.required("status"))) : statuses;
    }

    private static @Nullable CorsConfiguration configuration(@Nullable JsonValue value) throws CaseFields.Refused {
        if (value == null) {
            return null;
        }
        return switch (NeutralCors.read(value)) {
            case CorsReading.Read(CorsConfiguration configuration) -> configuration;
            case CorsReading.Refused(var problem) ->
                throw new CaseFields.Refused(problem.message(), problem.spot().position());
        };
    }

    private static CaseFields.Refused unknown(String what, Position position) {
        return new CaseFields.Refused("the " + what + " of this case is not known", position);
    }
}
