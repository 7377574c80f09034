package org.entrepot.access.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.entrepot.access.text.SourceText;

/** What OASIS published about logs of SARIF 2.1.0: its JSON schema, as of the first errata. */
public final class SarifSchema {
    private static final Schema SCHEMA = read();

    private SarifSchema() {}

    private static Schema read() {
        try (InputStream schema = SarifSchema.class.getResourceAsStream("sarif-schema-2.1.0.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
                    .getSchema(Objects.requireNonNull(schema));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a log has against the schema; nothing when it is valid. */
    static List<String> faults(String log) {
        return SCHEMA.validate(log, InputFormat.JSON).stream()
                .map(String::valueOf)
                .toList();
    }

    /** Fails unless the log of a report is valid and has as many results as the report has findings. */
    public static void holdsFor(LintReport report, String text, LintCode[] codes) {
        List<LintCode> catalogue = Stream.concat(Arrays.stream(DocumentCode.values()), Arrays.stream(codes))
                .toList();
        String log = SarifLog.text(
                "1.0", catalogue, List.of(new LintedFile("rules/a b.json", SourceText.plain(text), report)));
        assertThat(report.findings()).isNotEmpty();
        assertThat(faults(log)).as(log).isEmpty();
    }
}
