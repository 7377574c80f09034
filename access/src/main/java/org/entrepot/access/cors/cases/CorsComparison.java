package org.entrepot.access.cors.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.CorsAnswer;
import org.entrepot.access.cors.CorsConfiguration;
import org.entrepot.access.cors.CorsHeader;
import org.entrepot.access.cors.notation.NeutralCors;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Parsed;

/**
 * Compares answers with expectations by the rules in the case file's {@code meta.comparison}. Each function returns one
 * line per difference; no line means that the part is as expected.
 */
public final class CorsComparison {
    /** Headers whose values are lists, where order counts and blanks do not. */
    private static final List<String> LISTS =
            List.of("access-control-allow-methods", "access-control-allow-headers", "access-control-expose-headers");

    private CorsComparison() {}

    /** Status, headers and error document: all that one answer shows by itself. */
    public static List<String> answer(CorsExpectation expect, Dialect dialect, CorsCaseAnswer answer) {
        List<String> differences = new ArrayList<>(status(expect, answer));
        differences.addAll(headers(expect, answer));
        differences.addAll(error(expect, dialect, answer));
        return differences;
    }

    /** The status alone. */
    public static List<String> status(CorsExpectation expect, CorsCaseAnswer answer) {
        return expect.statuses().contains(answer.status())
                ? List.of()
                : List.of("status is " + answer.status() + ", expected " + expect.statuses());
    }

    /** Everything a case says of headers. */
    public static List<String> headers(CorsExpectation expect, CorsCaseAnswer answer) {
        List<String> differences = new ArrayList<>();
        for (CorsHeader header : expect.headers()) {
            List<String> sent = answer.values(header.name());
            if (sent.isEmpty()) {
                differences.add(header.name() + " is missing, expected `" + header.value() + "`");
            } else if (!equal(header, String.join(", ", sent))) {
                differences.add(
                        header.name() + " is `" + String.join(", ", sent) + "`, expected `" + header.value() + "`");
            }
        }
        for (String name : expect.absentHeaders()) {
            if (!answer.values(name).isEmpty()) {
                differences.add(name + " must not be sent, but is `" + String.join(", ", answer.values(name)) + "`");
            }
        }
        for (CorsHeader header : expect.contains()) {
            if (!members(String.join(",", answer.values(header.name()))).contains(header.value())) {
                differences.add(header.name() + " does not hold `" + header.value() + "`");
            }
        }
        for (String name : expect.singleHeaders()) {
            List<String> sent = answer.values(name);
            if (sent.size() != 1 || sent.getFirst().contains(",")) {
                differences.add(name + " must be one line with one value, but is " + sent);
            }
        }
        for (String name : expect.presentHeaders()) {
            if (answer.values(name).isEmpty()) {
                differences.add(name + " is missing");
            }
        }
        return differences;
    }

    /** Code and fields of the error document. */
    public static List<String> error(CorsExpectation expect, Dialect dialect, CorsCaseAnswer answer) {
        List<String> differences = new ArrayList<>();
        ErrorDocument document = ErrorDocument.read(dialect, answer);
        String code = expect.errorCode();
        if (code != null && !document.code().equals(Optional.of(code))) {
            differences.add("the error code is " + document.code().orElse("missing") + ", expected " + code);
        }
        for (Map.Entry<String, String> field : expect.errorFields().entrySet()) {
            String found = document.fields().get(field.getKey());
            if (!field.getValue().equals(found)) {
                differences.add("the error's " + field.getKey() + " is " + (found == null ? "missing" : found)
                        + ", expected " + field.getValue());
            }
        }
        return differences;
    }

    /** The rules that a read in the same dialect gave; empty when it gave none. */
    public static List<String> config(CorsExpectation expect, Optional<CorsConfiguration> readBack) {
        CorsConfiguration wanted = expect.config();
        if (wanted == null || readBack.equals(Optional.of(wanted))) {
            return List.of();
        }
        return List.of("the rules are " + readBack.map(NeutralCors::text).orElse("missing") + ", expected "
                + NeutralCors.text(wanted));
    }

    /** The members of an explanation. */
    public static List<String> explain(CorsExpectation expect, byte[] body) {
        if (expect.explain().isEmpty()) {
            return List.of();
        }
        if (!(Json.read(body) instanceof Parsed.Ok<JsonValue>(JsonValue.Obj explanation))) {
            return List.of("the explanation is no JSON object");
        }
        List<String> differences = new ArrayList<>();
        for (JsonValue.Member member : expect.explain()) {
            boolean same = explanation
                    .get(member.name())
                    .filter(value -> JsonEquality.equal(value, member.value()))
                    .isPresent();
            if (!same) {
                differences.add("the explanation's " + member.name() + " is "
                        + explanation.get(member.name()).map(JsonEquality::text).orElse("missing") + ", expected "
                        + JsonEquality.text(member.value()));
            }
        }
        return differences;
    }

    /** The codes a lint reported. */
    public static List<String> lint(CorsExpectation expect, List<String> reported) {
        List<String> differences = new ArrayList<>();
        List<String> wanted = expect.lint();
        if (wanted != null) {
            wanted.stream()
                    .filter(code -> !reported.contains(code))
                    .forEach(code -> differences.add(code + " is not reported"));
            if (wanted.isEmpty() && !reported.isEmpty()) {
                differences.add("nothing was to be reported, but " + reported + " is");
            }
        }
        expect.lintAbsent().stream()
                .filter(reported::contains)
                .forEach(code -> differences.add(code + " must not be reported"));
        return differences;
    }

    private static boolean equal(CorsHeader expected, String sent) {
        String name = expected.name().toLowerCase(Locale.ROOT);
        if (name.equals("vary")) {
            List<String> tokens = members(sent.toLowerCase(Locale.ROOT));
            return tokens.contains("*")
                    || tokens.containsAll(members(expected.value().toLowerCase(Locale.ROOT)));
        }
        if (name.equals(CorsAnswer.DIAGNOSIS)) {
            return sent.startsWith(expected.value());
        }
        if (LISTS.contains(name)) {
            boolean folded = name.equals("access-control-allow-headers");
            return members(folded ? sent.toLowerCase(Locale.ROOT) : sent)
                    .equals(members(folded ? expected.value().toLowerCase(Locale.ROOT) : expected.value()));
        }
        return sent.equals(expected.value());
    }

    private static List<String> members(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(String::trim)
                .filter(member -> !member.isEmpty())
                .toList();
    }
}
