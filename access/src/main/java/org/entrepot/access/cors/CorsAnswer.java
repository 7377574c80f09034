package org.entrepot.access.cors;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.entrepot.access.Dialect;
import org.jspecify.annotations.Nullable;

/** The headers that follow from a verdict, for each dialect ({@code cors.md} sections 5, 6 and 9.1). */
public final class CorsAnswer {
    /** The header that carries the diagnosis. */
    public static final String DIAGNOSIS = "x-cors-diagnosis";

    /** The request headers on which a cross-origin answer depends. */
    public static final String VARY_ALL = "Origin, Access-Control-Request-Headers, Access-Control-Request-Method";

    /** What QingStor says when a rule has no age ({@code cors.md} section 5.1), seconds. */
    public static final int QINGSTOR_MAX_AGE_DEFAULT = 5;

    private static final String VARY = "Vary";
    private static final CorsHeader CREDENTIALS = new CorsHeader("Access-Control-Allow-Credentials", "true");

    private CorsAnswer() {}

    /**
     * The access-control headers and {@code Vary} for an answer of any status. An empty list where there is nothing to
     * say. Each name occurs once; the caller replaces what is there already, and merges {@code Vary} with
     * {@link #mergeVary}.
     *
     * @param dialect the dialect of the endpoint, not the one that wrote the rules
     */
    public static List<CorsHeader> headers(Dialect dialect, CorsVerdict verdict, VaryMode mode) {
        List<CorsHeader> headers = new ArrayList<>(7);
        if (verdict instanceof CorsVerdict.Allowed allowed) {
            addPermission(headers, dialect, allowed);
        }
        vary(dialect, verdict, mode).ifPresent(headers::add);
        return headers;
    }

    /**
     * The {@code Vary} header alone ({@code cors.md} section 6); empty when CORS adds none. In safe mode it is the same
     * for ordinary requests, which have to carry it too.
     */
    public static Optional<CorsHeader> vary(Dialect dialect, CorsVerdict verdict, VaryMode mode) {
        if (!(verdict.target() instanceof CorsTarget.Rules(CompiledCors cors))) {
            return Optional.empty();
        }
        Boolean responseVary = cors.configuration().responseVary();
        String value = switch (mode) {
            case SAFE -> Boolean.FALSE.equals(responseVary) ? null : VARY_ALL;
            case STRICT -> strictVary(dialect, verdict, Boolean.TRUE.equals(responseVary));
        };
        return Optional.ofNullable(value).map(tokens -> new CorsHeader(VARY, tokens));
    }

    /** The value of {@code Vary} that holds the tokens of both, each once without letter case, those there first. */
    public static String mergeVary(@Nullable String present, String added) {
        Set<String> seen = new LinkedHashSet<>();
        List<String> merged = new ArrayList<>();
        for (String token : ((present == null ? "" : present) + "," + added).split(",", -1)) {
            String trimmed = token.trim();
            if (!trimmed.isEmpty() && seen.add(trimmed.toLowerCase(Locale.ROOT))) {
                merged.add(trimmed);
            }
        }
        return seen.contains("*") ? "*" : String.join(", ", merged);
    }

    /** The diagnosis header for this answer at this level ({@code cors.md} section 9.1); empty when none is due. */
    public static Optional<CorsHeader> diagnosis(CorsVerdict verdict, DiagnosisLevel level) {
        boolean preflight = verdict.request().isPreflight();
        boolean debug = level == DiagnosisLevel.DEBUG;
        String value = switch (verdict) {
            case CorsVerdict.NotCors ignored -> null;
            case CorsVerdict.Allowed allowed -> debug ? "allowed; rule=" + allowed.ruleIndex() : null;
            case CorsVerdict.Refused refused ->
                debug || (preflight && level == DiagnosisLevel.REASON) ? denied(refused) : null;
        };
        return Optional.ofNullable(value).map(text -> new CorsHeader(DIAGNOSIS, text));
    }

    private static String denied(CorsVerdict.Refused refused) {
        String denied = "denied; reason=" + refused.reason().word();
        return refused.reason() == CorsReason.HEADERS
                ? denied + "; offending=" + String.join(",", refused.offending())
                : denied;
    }

    private static @Nullable String strictVary(Dialect dialect, CorsVerdict verdict, boolean switchedOn) {
        return switch (dialect) {
            case S3, MEDIASTORE -> verdict instanceof CorsVerdict.Allowed ? VARY_ALL : null;
            case COS, QINGSTOR -> switchedOn ? "Origin" : null;
        };
    }

    private static void addPermission(List<CorsHeader> headers, Dialect dialect, CorsVerdict.Allowed allowed) {
        CompiledRule rule = allowed.target().cors().rule(allowed.ruleIndex());
        CorsAsked asked = allowed.asked();
        boolean whole = dialect != Dialect.QINGSTOR || allowed.request().isPreflight();
        String origin = rule.anyOrigin() ? CorsPattern.ANY : asked.origin();
        headers.add(new CorsHeader("Access-Control-Allow-Origin", origin));
        if ((dialect == Dialect.S3 || dialect == Dialect.COS) && !rule.anyOrigin()) {
            headers.add(CREDENTIALS);
        }
        if (whole) {
            String methods = dialect == Dialect.QINGSTOR
                    ? asked.method()
                    : rule.methods().text(dialect);
            headers.add(new CorsHeader("Access-Control-Allow-Methods", methods));
            List<String> names = allowedHeaders(dialect, rule, asked.headers());
            if (!names.isEmpty()) {
                String separator = CompiledRule.Joined.isTight(dialect) ? "," : ", ";
                headers.add(new CorsHeader("Access-Control-Allow-Headers", String.join(separator, names)));
            }
        }
        CompiledRule.Joined exposed = rule.exposed();
        if (exposed != null) {
            headers.add(new CorsHeader("Access-Control-Expose-Headers", exposed.text(dialect)));
        }
        String maxAge = maxAge(dialect, rule);
        if (whole && maxAge != null) {
            headers.add(new CorsHeader("Access-Control-Max-Age", maxAge));
        }
    }

    private static @Nullable String maxAge(Dialect dialect, CompiledRule rule) {
        String maxAge = rule.maxAge();
        return maxAge == null && dialect == Dialect.QINGSTOR ? Integer.toString(QINGSTOR_MAX_AGE_DEFAULT) : maxAge;
    }

    /**
     * The names to answer. Only COS answers the rule's own list, its patterns replaced by the asked names they cover,
     * because browsers take a pattern for a name.
     */
    private static List<String> allowedHeaders(Dialect dialect, CompiledRule rule, List<String> asked) {
        if (dialect != Dialect.COS || asked.isEmpty() || rule.anyHeader()) {
            return asked;
        }
        Set<String> names = new LinkedHashSet<>();
        for (CorsPattern pattern : rule.headers()) {
            if (pattern.isExact()) {
                names.add(pattern.text());
            } else {
                asked.stream().filter(pattern::matches).forEach(names::add);
            }
        }
        return List.copyOf(names);
    }
}
