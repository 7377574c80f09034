package org.entrepot.access.cors.cases;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.entrepot.access.Dialect;
import org.entrepot.access.cases.CaseFiles;
import org.entrepot.access.cors.CorsConfiguration;
import org.entrepot.access.cors.notation.CorsNotation;
import org.entrepot.access.cors.notation.CorsReading;
import org.entrepot.access.cors.notation.NeutralCors;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Parsed;
import org.jspecify.annotations.Nullable;

/** Reads case files into records. */
final class CorsCaseReader {
    private static final List<String> CASE_MEMBERS =
            List.of("id", "source", "dialect", "kind", "config", "configFile", "setup", "request", "expect", "note");
    private static final String ANY_DIALECT = "any";
    private static final String OBJECT_PRESENT = "present";
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

    private static final String OBJECT_PATH = "/{bucket}/{key}";

    private final CaseFiles files;

    CorsCaseReader(CaseFiles files) {
        this.files = files;
    }

    Parsed<CorsCaseFile> read(List<JsonValue.Obj> objects) {
        try {
            List<CorsCase> cases = new ArrayList<>();
            for (JsonValue.Obj object : objects) {
                cases.add(oneCase(CaseFields.of(object, CASE_MEMBERS)));
            }
            return new Parsed.Ok<>(new CorsCaseFile(cases));
        } catch (CaseFields.Refused refused) {
            return new Parsed.Failed<>(refused.problem());
        }
    }

    private CorsCase oneCase(CaseFields fields) throws CaseFields.Refused {
        String source = fields.textOrNull("source");
        JsonValue expect = fields.required("expect");
        CorsCaseRequest request = request(CaseFields.of(fields.required("request"), REQUEST_MEMBERS));
        Dialect dialect = dialect(fields);
        return new CorsCase(
                fields.text("id"),
                source == null ? "" : source,
                dialect,
                kind(fields, request),
                configuration(fields, dialect),
                setup(fields.value("setup")),
                request,
                expectation(CaseFields.of(expect, EXPECT_MEMBERS)),
                fields.textOrNull("note"));
    }

    private static @Nullable Dialect dialect(CaseFields fields) throws CaseFields.Refused {
        List<String> labels = Stream.concat(Arrays.stream(Dialect.values()).map(Dialect::label), Stream.of(ANY_DIALECT))
                .toList();
        return Dialect.of(fields.word("dialect", labels)).orElse(null);
    }

    /** What the case is about; where it does not say, its method does. */
    private static CorsCaseKind kind(CaseFields fields, CorsCaseRequest request) throws CaseFields.Refused {
        if (fields.value("kind") == null) {
            return request.corsRequest().isPreflight() ? CorsCaseKind.PREFLIGHT : CorsCaseKind.ACTUAL;
        }
        List<String> labels =
                Arrays.stream(CorsCaseKind.values()).map(CorsCaseKind::label).toList();
        return CorsCaseKind.of(fields.word("kind", labels)).orElseThrow();
    }

    /** The rules in the neutral form, or a file as a client of the case's dialect would send it. */
    private @Nullable CorsConfiguration configuration(CaseFields fields, @Nullable Dialect dialect)
            throws CaseFields.Refused {
        JsonValue file = fields.value("configFile");
        if (file == null) {
            return configuration(fields.value("config"));
        }
        if (fields.value("config") != null) {
            throw new CaseFields.Refused("a case has a config or a configFile, not both", file.position());
        }
        if (dialect == null) {
            throw new CaseFields.Refused(
                    "a configFile is written in the case's dialect, which cannot be `any`", file.position());
        }
        String name = fields.text("configFile");
        try {
            return switch (CorsNotation.of(dialect).read(files.read(name))) {
                case CorsReading.Read(CorsConfiguration configuration) -> configuration;
                case CorsReading.Refused(var problem) ->
                    throw new CaseFields.Refused(
                            "`" + name + "`, " + problem.spot().position() + ": " + problem.message(), file.position());
            };
        } catch (IOException e) {
            throw new CaseFields.Refused("cannot read `" + name + "`: " + e.getMessage(), file.position());
        }
    }

    private static CorsCaseSetup setup(@Nullable JsonValue value) throws CaseFields.Refused {
        if (value == null) {
            return CorsCaseSetup.DEFAULT;
        }
        CaseFields fields = CaseFields.of(value, SETUP_MEMBERS);
        boolean isObjectPresent = fields.value("object") != null
                && fields.word("object", List.of(OBJECT_PRESENT)).equals(OBJECT_PRESENT);
        if (fields.value("bucket") == null) {
            return new CorsCaseSetup(CorsCaseSetup.DEFAULT.bucket(), isObjectPresent);
        }
        List<String> labels = Arrays.stream(CorsCaseSetup.Bucket.values())
                .map(CorsCaseSetup.Bucket::label)
                .toList();
        return new CorsCaseSetup(
                CorsCaseSetup.Bucket.of(fields.word("bucket", labels)).orElseThrow(), isObjectPresent);
    }

    private static CorsCaseRequest request(CaseFields fields) throws CaseFields.Refused {
        String path = fields.textOrNull("path");
        return new CorsCaseRequest(
                fields.text("method"),
                path == null ? OBJECT_PATH : path,
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
}
