package org.entrepot.access.cors.lint;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.entrepot.access.cors.CorsPattern;
import org.entrepot.access.cors.notation.CorsField;
import org.entrepot.access.lint.Edit;
import org.entrepot.access.text.Shown;

/** The checks that look at one origin by itself. */
final class OriginChecks {
    private static final String OPAQUE = "null";

    private final CorsSubject subject;
    private final String origin;
    private final CorsPlace place;
    private final String shown;

    private OriginChecks(CorsSubject subject, String origin, CorsPlace place) {
        this.subject = subject;
        this.origin = origin;
        this.place = place;
        this.shown = "the origin `" + Shown.of(origin) + "`";
    }

    static void check(CorsSubject subject) {
        for (int rule = 0; rule < subject.rules().size(); rule++) {
            List<String> origins = subject.rules().get(rule).origins();
            for (int i = 0; i < origins.size(); i++) {
                new OriginChecks(subject, origins.get(i), new CorsPlace(rule, CorsField.ORIGIN, i)).check();
            }
        }
    }

    private void check() {
        if (origin.isEmpty()) {
            subject.add(
                    CorsLintCode.ORIGIN_EMPTY, place, "the origin is empty and matches nothing", this::withoutEmpty);
        } else if (origin.equals(OPAQUE)) {
            subject.add(CorsLintCode.ORIGIN_NULL, place, "the origin `null` lets in sandboxed pages of any site");
        } else if (!origin.equals(CorsPattern.ANY) && !isSeveral()) {
            checkParts(OriginText.of(origin));
        }
    }

    private boolean isSeveral() {
        boolean hasBlank = origin.chars().anyMatch(Character::isWhitespace);
        boolean hasComma = origin.indexOf(',') >= 0;
        if (hasBlank) {
            subject.add(CorsLintCode.ORIGIN_SPACE, place, shown + " has blanks inside", this::oneByOne);
        }
        if (hasComma) {
            subject.add(
                    CorsLintCode.ORIGIN_LIST, place, shown + " is read as one origin, not as a list", this::oneByOne);
        }
        return hasBlank || hasComma;
    }

    private void checkParts(OriginText parts) {
        if (parts.isBareScheme()) {
            subject.add(CorsLintCode.ORIGIN_BARE_SCHEME, place, shown + " is a scheme without a host");
            return;
        }
        if (!parts.hasScheme()) {
            subject.add(CorsLintCode.ORIGIN_NO_SCHEME, place, shown + " has no scheme");
        }
        if (parts.rest().equals("/")) {
            subject.add(
                    CorsLintCode.ORIGIN_TRAILING_SLASH,
                    place,
                    shown + " ends with a slash",
                    written(parts.withoutRest()));
        } else if (!parts.rest().isEmpty()) {
            subject.add(
                    CorsLintCode.ORIGIN_PATH,
                    place,
                    shown + " goes on behind host and port",
                    written(parts.withoutRest()));
        }
        if (parts.hasUpperCase()) {
            subject.add(
                    CorsLintCode.ORIGIN_UPPERCASE,
                    place,
                    shown + " has upper-case letters",
                    written(parts.inLowerCase()));
        }
        if (parts.hasDefaultPort()) {
            subject.add(
                    CorsLintCode.ORIGIN_DEFAULT_PORT,
                    place,
                    shown + " names the default port of its scheme",
                    written(parts.withoutPort()));
        }
        if (parts.hasNonAscii()) {
            subject.add(
                    CorsLintCode.ORIGIN_NON_ASCII,
                    place,
                    shown + " has letters outside ASCII in its host",
                    text -> parts.inPunycode().map(mended -> text.replace(place, mended.text())).stream()
                            .toList());
        }
        checkAsterisk(parts);
    }

    private void checkAsterisk(OriginText parts) {
        switch (Asterisk.in(parts)) {
            case LOOSE ->
                subject.add(
                        CorsLintCode.ORIGIN_LOOSE_PATTERN,
                        place,
                        shown + " matches hosts under names that strangers may register");
            case BEFORE_PUBLIC_SUFFIX ->
                subject.add(
                        CorsLintCode.ORIGIN_PUBLIC_SUFFIX,
                        place,
                        shown + " matches every site under a suffix where anybody may register");
            case HARMLESS -> {}
        }
    }

    /** What is nothing but a path leaves no origin: a person has to decide. */
    private Function<CorsSource, List<Edit>> written(OriginText mended) {
        return text -> mended.text().isEmpty() ? List.of() : List.of(text.replace(place, mended.text()));
    }

    /** A rule needs an origin, and a configuration a rule; where the empty one is the last, a person has to decide. */
    private List<Edit> withoutEmpty(CorsSource text) {
        if (subject.rules().get(place.rule()).origins().stream().anyMatch(other -> !other.isEmpty())) {
            return List.of(text.remove(place));
        }
        return place.rule() > 0 ? List.of(text.remove(CorsPlace.rule(place.rule()))) : List.of();
    }

    /** The origins that were written as one, where each looks like one and the notation has room for them. */
    private List<Edit> oneByOne(CorsSource text) {
        List<String> origins = Arrays.stream(origin.split("[,\\s]+"))
                .filter(one -> !one.isEmpty())
                .toList();
        boolean areOrigins = !origins.isEmpty()
                && origins.stream().allMatch(one -> OriginText.of(one).hasScheme() || one.equals(CorsPattern.ANY));
        if (!areOrigins || origins.size() > 1 && !text.takesSeveralOrigins()) {
            return List.of();
        }
        Edit first = text.replace(place, origins.getFirst());
        return origins.size() == 1
                ? List.of(first)
                : List.of(first, text.add(place.rule(), CorsField.ORIGIN, origins.subList(1, origins.size())));
    }
}
