package org.entrepot.access.cors.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.CorsMethods;
import org.entrepot.access.cors.CorsPattern;
import org.entrepot.access.cors.CorsRule;
import org.entrepot.access.cors.notation.CorsField;
import org.entrepot.access.text.Shown;

/** The checks that look at one rule by itself, its origins apart. */
final class RuleChecks {
    private static final String ETAG = "ETag";

    /** A day: no browser keeps a permission longer ({@code cors.md} section 1, 10). */
    private static final int AGE_SECONDS_MAX = 86_400;

    /** What the common script SDKs send in every dialect. */
    private static final List<String> SDK_HEADERS = List.of("authorization", "content-type", "content-md5");

    private static final List<String> AWS_SDK_HEADERS = List.of(
            "x-amz-date",
            "x-amz-content-sha256",
            "x-amz-user-agent",
            "x-amz-security-token",
            "amz-sdk-invocation-id",
            "amz-sdk-request",
            "x-amz-checksum-*",
            "x-amz-sdk-checksum-algorithm");

    private final CorsSubject subject;
    private final CorsRule rule;
    private final int index;
    private final Coverage coverage;
    private final Set<String> methods;

    private RuleChecks(CorsSubject subject, int index) {
        this.subject = subject;
        this.rule = subject.rules().get(index);
        this.index = index;
        this.coverage = new Coverage(rule);
        this.methods = Set.copyOf(CorsMethods.spelledOut(rule.methods()));
    }

    static void check(CorsSubject subject) {
        for (int i = 0; i < subject.rules().size(); i++) {
            RuleChecks checks = new RuleChecks(subject, i);
            checks.star();
            checks.methodCase();
            checks.etag();
            checks.headers();
            checks.age();
        }
    }

    private void star() {
        if (rule.origins().contains(CorsPattern.ANY)
                && rule.origins().stream().anyMatch(origin -> !origin.equals(CorsPattern.ANY))) {
            subject.add(
                    CorsLintCode.STAR_MIXED,
                    new CorsPlace(index, CorsField.ORIGIN, rule.origins().indexOf(CorsPattern.ANY)),
                    "`*` stands beside other origins in rule " + index,
                    text -> text.reduce(index, CorsField.ORIGIN, CorsPattern.ANY));
        }
    }

    private void methodCase() {
        for (int i = 0; i < rule.methods().size(); i++) {
            String method = rule.methods().get(i);
            String upper = method.toUpperCase(Locale.ROOT);
            if (!method.equals(upper)) {
                CorsPlace place = new CorsPlace(index, CorsField.METHOD, i);
                subject.add(
                        CorsLintCode.METHOD_CASE,
                        place,
                        "the method `" + Shown.of(method) + "` is not in upper case",
                        text -> List.of(text.replace(place, upper)));
            }
        }
    }

    private void etag() {
        boolean uploads = methods.contains("PUT") || methods.contains("POST");
        if (uploads && !coverage.exposes(ETAG.toLowerCase(Locale.ROOT))) {
            subject.add(
                    CorsLintCode.NO_ETAG_EXPOSED,
                    CorsPlace.rule(index),
                    "rule " + index + " allows uploads but does not expose ETag",
                    text -> List.of(text.add(index, CorsField.EXPOSED_HEADER, List.of(ETAG))));
        }
    }

    private void headers() {
        List<String> allowed = rule.headers() == null ? List.of() : rule.headers();
        if (allowed.isEmpty()) {
            if (methods.contains("PUT") || methods.contains("POST") || methods.contains("DELETE")) {
                subject.add(
                        CorsLintCode.UPLOAD_WITHOUT_HEADERS,
                        CorsPlace.rule(index),
                        "rule " + index + " allows " + String.join(", ", rule.methods()) + " but no request headers");
            }
            return;
        }
        List<String> missing = sdkHeaders(subject.dialect()).stream()
                .filter(name -> !coverage.allowsHeader(name))
                .toList();
        if (!missing.isEmpty()) {
            subject.add(
                    CorsLintCode.SDK_HEADERS_MISSING,
                    new CorsPlace(index, CorsField.ALLOWED_HEADER, 0),
                    "rule " + index + " does not allow `" + String.join("`, `", missing) + "`",
                    text -> List.of(text.add(index, CorsField.ALLOWED_HEADER, missing)));
        }
    }

    private static List<String> sdkHeaders(Dialect dialect) {
        List<String> names = new ArrayList<>(SDK_HEADERS);
        switch (dialect) {
            case S3, MEDIASTORE -> names.addAll(AWS_SDK_HEADERS);
            case COS -> names.add("x-cos-*");
            case QINGSTOR -> names.add("x-qs-*");
        }
        return names;
    }

    private void age() {
        Integer age = rule.maxAgeSeconds();
        CorsPlace place = new CorsPlace(index, CorsField.AGE, 0);
        if (age != null && age > AGE_SECONDS_MAX) {
            subject.add(
                    CorsLintCode.AGE_LONG,
                    place,
                    "the age of rule " + index + " is " + age + " seconds, but no browser keeps more than "
                            + AGE_SECONDS_MAX,
                    text -> List.of(text.replace(place, Integer.toString(AGE_SECONDS_MAX))));
        } else if (age != null && age < 0) {
            subject.add(
                    CorsLintCode.AGE_NEGATIVE,
                    place,
                    "the age of rule " + index + " is " + age + " seconds, which is never sent",
                    text -> List.of(text.remove(place)));
        }
    }
}
