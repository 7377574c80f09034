package org.entrepot.access.cors.analysis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entrepot.access.cors.CorsConfiguration;
import org.entrepot.access.cors.CorsMethods;
import org.entrepot.access.cors.CorsPattern;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what passes under one configuration and not under another. Origins are tried by representatives; for each,
 * the header names are chosen by {@link #choose}, so that sets of names are never enumerated.
 */
final class ReachSearch {
    private final Universe universe;
    private final List<PreparedRule> without;
    private final List<PreparedRule> with;
    private final Map<Origin, List<String>> gainedMethods = new HashMap<>();
    private final Map<Newcomer, String> newcomers = new LinkedHashMap<>();
    private @Nullable PageRequest found;

    /** Which rules of the two sides let an origin in: all that matters of it. */
    private record Origin(BitSet without, BitSet with) {}

    /** Methods that some origin of a pattern gains together, in the order of {@link CorsMethods#ALL}. */
    private record Newcomer(String pattern, List<String> methods) {
        boolean isPartOf(Newcomer other) {
            return !equals(other) && pattern.equals(other.pattern) && other.methods.containsAll(methods);
        }
    }

    ReachSearch(Universe universe, CorsConfiguration without, CorsConfiguration with) {
        this.universe = universe;
        this.without = prepared(without);
        this.with = prepared(with);
        universe.origins().forEach(this::look);
    }

    private List<PreparedRule> prepared(CorsConfiguration configuration) {
        return configuration.rules().stream()
                .map(rule -> PreparedRule.of(rule, universe))
                .toList();
    }

    /** A request that passes on one side only; empty when there is none. */
    Optional<PageRequest> witness() {
        return Optional.ofNullable(found);
    }

    /** The origins that pass on one side only, whatever they ask for. */
    List<OriginReach> origins() {
        return newcomers.entrySet().stream()
                .filter(one -> newcomers.keySet().stream().noneMatch(one.getKey()::isPartOf))
                .map(one -> new OriginReach(
                        one.getKey().pattern(), one.getValue(), one.getKey().methods()))
                .toList();
    }

    private void look(String text) {
        Origin origin = new Origin(letting(without, text), letting(with, text));
        boolean isNew = !gainedMethods.containsKey(origin);
        List<String> gained = gainedMethods.computeIfAbsent(origin, this::methods);
        if (isNew && found == null) {
            found = CorsMethods.ALL.stream()
                    .flatMap(method -> gain(text, origin, method).stream())
                    .findFirst()
                    .orElse(null);
        }
        Map<String, List<String>> byPattern = new LinkedHashMap<>();
        for (String method : gained) {
            active(with, origin.with(), method)
                    .flatMap(rule -> rule.origins().stream())
                    .filter(pattern -> pattern.matches(text))
                    .map(CorsPattern::text)
                    .distinct()
                    .forEach(pattern -> byPattern
                            .computeIfAbsent(pattern, p -> new ArrayList<>())
                            .add(method));
        }
        byPattern.forEach((pattern, methods) -> newcomers.putIfAbsent(new Newcomer(pattern, methods), text));
    }

    private static BitSet letting(List<PreparedRule> rules, String origin) {
        BitSet letting = new BitSet();
        IntStream.range(0, rules.size()).filter(i -> rules.get(i).lets(origin)).forEach(letting::set);
        return letting;
    }

    /** The methods for which the origin reaches anything on one side only. */
    private List<String> methods(Origin origin) {
        return CorsMethods.ALL.stream()
                .filter(method ->
                        active(without, origin.without(), method).findAny().isEmpty()
                                && active(with, origin.with(), method).findAny().isPresent())
                .toList();
    }

    /** The rules that let origin and method in, in order; the first of them decides the actual request. */
    private static Stream<PreparedRule> active(List<PreparedRule> rules, BitSet letting, String method) {
        return letting.stream()
                .mapToObj(rules::get)
                .filter(rule -> rule.methods().contains(method));
    }

    private Optional<PageRequest> gain(String text, Origin origin, String method) {
        List<PreparedRule> lost = active(without, origin.without(), method).toList();
        List<PreparedRule> kept = active(with, origin.with(), method).toList();
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        return headers(kept, lost)
                .map(names -> new PageRequest(text, method, names, false, null))
                .or(() -> credentials(kept, lost).map(names -> new PageRequest(text, method, names, true, null)))
                .or(() -> reading(kept, lost, false).map(name -> new PageRequest(text, method, List.of(), false, name)))
                .or(() -> reading(kept, lost, true).map(name -> new PageRequest(text, method, List.of(), true, name)));
    }

    /** Names that some rule of one side allows together and none of the other. */
    private Optional<List<String>> headers(List<PreparedRule> kept, List<PreparedRule> lost) {
        return kept.stream()
                .flatMap(rule -> choose(List.of(rule), lost).stream())
                .findFirst();
    }

    /**
     * Names with which credentials pass on one side only. They pass when neither the first rule for the actual request nor
     * the first for the preflight is for all origins.
     */
    private Optional<List<String>> credentials(List<PreparedRule> kept, List<PreparedRule> lost) {
        if (kept.getFirst().isForAll()) {
            return Optional.empty();
        }
        boolean neverBefore = lost.isEmpty() || lost.getFirst().isForAll();
        for (int i = 0; i < kept.size(); i++) {
            PreparedRule rule = kept.get(i);
            if (rule.isForAll()) {
                continue;
            }
            List<PreparedRule> passedOver =
                    kept.subList(0, i).stream().filter(PreparedRule::isForAll).toList();
            Optional<List<String>> names =
                    neverBefore ? choose(List.of(rule), passedOver) : besideAll(rule, passedOver, lost);
            if (names.isPresent()) {
                return names;
            }
        }
        return Optional.empty();
    }

    /** Names that the rule allows and for which the first rule of the other side is one for all origins. */
    private Optional<List<String>> besideAll(
            PreparedRule rule, List<PreparedRule> passedOver, List<PreparedRule> lost) {
        for (int i = 0; i < lost.size(); i++) {
            if (lost.get(i).isForAll()) {
                List<PreparedRule> avoided = new ArrayList<>(passedOver);
                lost.subList(0, i).stream().filter(other -> !other.isForAll()).forEach(avoided::add);
                Optional<List<String>> names = choose(List.of(rule, lost.get(i)), avoided);
                if (names.isPresent()) {
                    return names;
                }
            }
        }
        return Optional.empty();
    }

    /** A header of the answer that may be read on one side only where both let the request through. */
    private Optional<String> reading(List<PreparedRule> kept, List<PreparedRule> lost, boolean credentials) {
        if (lost.isEmpty()
                || credentials && (kept.getFirst().isForAll() || lost.getFirst().isForAll())) {
            return Optional.empty();
        }
        Set<String> readable = kept.getFirst().exposed();
        Set<String> readableBefore = lost.getFirst().exposed();
        boolean isAll = !credentials && readable.contains(CorsPattern.ANY);
        if (!credentials && readableBefore.contains(CorsPattern.ANY)) {
            return Optional.empty();
        }
        return isAll
                ? Optional.of(universe.unnamed())
                : readable.stream()
                        .filter(name -> !name.equals(CorsPattern.ANY)
                                && !readableBefore.contains(name)
                                && !PageRequest.ALWAYS_READABLE.contains(name))
                        .sorted()
                        .findFirst();
    }

    /**
     * The names, as few as one for each rule avoided, that all of some rules allow together and none of others does; empty
     * when there are no such names.
     */
    private Optional<List<String>> choose(List<PreparedRule> allowing, List<PreparedRule> avoided) {
        BitSet common = (BitSet) allowing.getFirst().names().clone();
        allowing.forEach(rule -> common.and(rule.names()));
        BitSet chosen = new BitSet();
        for (PreparedRule rule : avoided) {
            BitSet refused = (BitSet) common.clone();
            refused.andNot(rule.names());
            if (refused.isEmpty()) {
                return Optional.empty();
            }
            if (!refused.intersects(chosen)) {
                chosen.set(refused.nextSetBit(0));
            }
        }
        return Optional.of(chosen.stream().mapToObj(universe.names()::get).toList());
    }
}
