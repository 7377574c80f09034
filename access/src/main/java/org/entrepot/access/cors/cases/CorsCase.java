package org.entrepot.access.cors.cases;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.CorsConfiguration;
import org.entrepot.access.cors.notation.CorsNotation;
import org.entrepot.access.cors.notation.CorsReading;
import org.jspecify.annotations.Nullable;

/**
 * One case: a bucket prepared as told, one request, one expected answer ({@code cors.md} section 12).
 *
 * @param id unique in its file
 * @param source where the fact comes from
 * @param dialect the dialect to speak; null when the case holds in all four
 * @param config the rules before the request; null for none
 * @param note a remark; null for none
 */
public record CorsCase(
        String id,
        String source,
        @Nullable Dialect dialect,
        CorsCaseKind kind,
        @Nullable CorsConfiguration config,
        CorsCaseSetup setup,
        CorsCaseRequest request,
        CorsExpectation expect,
        @Nullable String note) {
    /** The dialects in which the case is to be run, one or all. */
    public List<Dialect> dialects() {
        return dialect == null ? List.of(Dialect.values()) : List.of(dialect);
    }

    /**
     * The dialect through which a client can prepare the rules exactly: the case's own if it can say them, else the
     * first that can; empty when none can, or when there is nothing to prepare.
     */
    public Optional<Dialect> preparedThrough() {
        CorsConfiguration rules = config;
        if (rules == null) {
            return Optional.empty();
        }
        return Stream.concat(Stream.ofNullable(dialect), Arrays.stream(Dialect.values()))
                .filter(candidate -> canSay(candidate, rules))
                .findFirst();
    }

    private static boolean canSay(Dialect dialect, CorsConfiguration rules) {
        CorsNotation notation = CorsNotation.of(dialect);
        return notation.read(notation.write(rules).bytes()).equals(new CorsReading.Read(rules));
    }
}
