package org.entrepot.access.cors.cases;

import java.util.List;
import java.util.Map;
import org.entrepot.access.cors.CorsConfiguration;
import org.entrepot.access.cors.CorsHeader;
import org.entrepot.access.text.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What a case expects of the answer; {@link CorsComparison} says how each part is compared.
 *
 * @param statuses the statuses that will do; one or more
 * @param headers headers with values
 * @param absentHeaders names that must not be sent
 * @param contains members that list-valued headers must hold
 * @param singleHeaders names of which there must be one line with one value
 * @param presentHeaders names that must be sent, with any value
 * @param errorCode code of the error document; null when the case does not say
 * @param errorFields further parts of the error document
 * @param config what a read in the same dialect must then return; null when the case does not say
 * @param explain members that the explanation must hold
 * @param lint codes that must be reported; an empty list means none at all, null that the case does not say
 * @param lintAbsent codes that must not be reported
 */
public record CorsExpectation(
        List<Integer> statuses,
        List<CorsHeader> headers,
        List<String> absentHeaders,
        List<CorsHeader> contains,
        List<String> singleHeaders,
        List<String> presentHeaders,
        @Nullable String errorCode,
        Map<String, String> errorFields,
        @Nullable CorsConfiguration config,
        List<JsonValue.Member> explain,
        @Nullable List<String> lint,
        List<String> lintAbsent) {
    public CorsExpectation {
        statuses = List.copyOf(statuses);
        headers = List.copyOf(headers);
        absentHeaders = List.copyOf(absentHeaders);
        contains = List.copyOf(contains);
        singleHeaders = List.copyOf(singleHeaders);
        presentHeaders = List.copyOf(presentHeaders);
        errorFields = Map.copyOf(errorFields);
        explain = List.copyOf(explain);
        lint = lint == null ? null : List.copyOf(lint);
        lintAbsent = List.copyOf(lintAbsent);
    }
}
