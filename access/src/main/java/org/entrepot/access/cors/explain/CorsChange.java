package org.entrepot.access.cors.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.entrepot.access.cors.CorsConfiguration;
import org.entrepot.access.cors.CorsRule;
import org.jspecify.annotations.Nullable;

/**
 * One change of a bucket's rules that lets a refused page through. Rules are counted from 0; the others stay as they are.
 */
public sealed interface CorsChange {
    /** The rule that changes or, for {@link AddRule}, the place that the new one takes. */
    int rule();

    /** The rule's origins get one more. */
    record AddOrigin(int rule, String origin) implements CorsChange {}

    /** An origin of the rule is written as browsers send it: in lower case, without a slash at the end. */
    record ReplaceOrigin(int rule, String written, String meant) implements CorsChange {}

    /** The rule's methods get one more. */
    record AddMethod(int rule, String method) implements CorsChange {}

    /** The rule's allowed headers get these names. */
    record AddHeaders(int rule, List<String> names) implements CorsChange {
        public AddHeaders {
            names = List.copyOf(names);
        }
    }

    /** A rule of its own, which later ones make room for. */
    record AddRule(int rule, CorsRule added) implements CorsChange {}

    /** The kind of change as programs read it, such as {@code add-method}. */
    default String kind() {
        return switch (this) {
            case AddOrigin change -> "add-origin";
            case ReplaceOrigin change -> "replace-origin";
            case AddMethod change -> "add-method";
            case AddHeaders change -> "add-headers";
            case AddRule change -> "add-rule";
        };
    }

    /** What is to be done, in words. */
    default String text() {
        return switch (this) {
            case AddOrigin change -> "add the origin " + change.origin() + " to rule " + rule();
            case ReplaceOrigin change ->
                "write the origin " + change.written() + " of rule " + rule() + " as " + change.meant();
            case AddMethod change -> "add the method " + change.method() + " to rule " + rule();
            case AddHeaders change ->
                "add the header" + (change.names().size() == 1 ? " " : "s ") + String.join(", ", change.names())
                        + " to rule " + rule();
            case AddRule change -> "add a rule, as rule " + rule();
        };
    }

    /** The configuration with the change made. */
    default CorsConfiguration apply(CorsConfiguration configuration) {
        return switch (this) {
            case AddOrigin change ->
                changed(
                        configuration,
                        rule -> with(
                                rule, plus(rule.origins(), List.of(change.origin())), rule.methods(), rule.headers()));
            case ReplaceOrigin change ->
                changed(
                        configuration,
                        rule -> with(
                                rule,
                                rule.origins().stream()
                                        .map(origin -> origin.equals(change.written()) ? change.meant() : origin)
                                        .toList(),
                                rule.methods(),
                                rule.headers()));
            case AddMethod change ->
                changed(
                        configuration,
                        rule -> with(
                                rule, rule.origins(), plus(rule.methods(), List.of(change.method())), rule.headers()));
            case AddHeaders change ->
                changed(
                        configuration,
                        rule -> with(
                                rule,
                                rule.origins(),
                                rule.methods(),
                                plus(rule.headers() == null ? List.of() : rule.headers(), change.names())));
            case AddRule change -> {
                List<CorsRule> rules = new ArrayList<>(configuration.rules());
                rules.add(rule(), change.added());
                yield new CorsConfiguration(rules, configuration.responseVary());
            }
        };
    }

    private CorsConfiguration changed(CorsConfiguration configuration, UnaryOperator<CorsRule> change) {
        List<CorsRule> rules = new ArrayList<>(configuration.rules());
        rules.set(rule(), change.apply(rules.get(rule())));
        return new CorsConfiguration(rules, configuration.responseVary());
    }

    private static CorsRule with(
            CorsRule rule, List<String> origins, List<String> methods, @Nullable List<String> headers) {
        return new CorsRule(
                rule.id(), origins, methods, headers, rule.exposeHeaders(), rule.maxAgeSeconds(), rule.group());
    }

    private static List<String> plus(List<String> there, List<String> more) {
        List<String> all = new ArrayList<>(there);
        all.addAll(more);
        return all;
    }
}
