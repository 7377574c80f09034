package org.entrepot.server.admin;

import java.util.List;
import org.entrepot.access.cors.CorsVerdict;
import org.entrepot.access.cors.VaryMode;
import org.entrepot.access.cors.explain.CorsExplanation;
import org.entrepot.access.cors.explain.CorsQuestion;
import org.entrepot.access.policy.explain.PolicyExplanation;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.gateway.AuditEntry;
import org.entrepot.gateway.Callers;

/** A remembered refusal as JSON: the request, every decision it led to, and the whole of it as text for people. */
final class RefusalJson {
    private final AuditEntry entry;
    private final List<PolicyExplanation> decisions;

    RefusalJson(AuditEntry entry) {
        this.entry = entry;
        this.decisions = entry.decisions().stream().map(PolicyExplanation::of).toList();
    }

    /** The refusal among others: reason records alone, which cost little. */
    void writeBrief(JsonWriter json) {
        request(json);
        decisions.forEach(decision -> json.raw(decision.toReasonRecord()));
        json.closeList().name("cors");
        cors(json, false);
        json.closeObject();
    }

    /** The refusal by itself, with everything. */
    void write(JsonWriter json) {
        request(json);
        decisions.forEach(decision -> json.raw(decision.toJson()));
        json.closeList().name("cors");
        cors(json, true);
        json.member("text", text()).closeObject();
    }

    /** The request; leaves the list of decisions open. */
    private void request(JsonWriter json) {
        json.openObject()
                .member("requestId", entry.head().requestId())
                .member("time", entry.head().receivedAt().toString())
                .member("client", entry.head().clientAddress().getHostAddress())
                .member("dialect", entry.dialect().label())
                .member("method", entry.head().method())
                .member("path", entry.head().rawPath())
                .member("call", entry.callName())
                .member("caller", Callers.shown(entry.caller()))
                .member("status", entry.status())
                .member("code", entry.code())
                .name("decisions")
                .openList();
    }

    private void cors(JsonWriter json, boolean whole) {
        switch (entry.cors()) {
            case null -> json.nothing();
            case CorsVerdict.NotCors notCors -> json.nothing();
            case CorsVerdict.Allowed allowed ->
                json.openObject()
                        .member("allowed", true)
                        .member("rule", allowed.ruleIndex())
                        .closeObject();
            case CorsVerdict.Refused refused -> {
                json.openObject()
                        .member("allowed", false)
                        .member("reason", refused.reason().word())
                        .name("offending")
                        .values(refused.offending());
                if (whole) {
                    json.name("explanation").raw(explanation(refused).toJson());
                }
                json.closeObject();
            }
        }
    }

    /** What the rules of that moment say to the page behind the request. */
    private static CorsExplanation explanation(CorsVerdict.Refused refused) {
        return CorsExplanation.of(CorsQuestion.of(refused), refused.target(), VaryMode.SAFE);
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        text.append(entry.head().method()).append(' ').append(entry.head().rawPath());
        text.append(" was answered ").append(entry.status());
        if (!entry.code().isEmpty()) {
            text.append(' ').append(entry.code());
        }
        text.append(", caller ").append(Callers.shown(entry.caller())).append('\n');
        if (entry.cors() instanceof CorsVerdict.Refused refused) {
            text.append("cross-origin: ").append(explanation(refused).toText());
        }
        for (PolicyExplanation decision : decisions) {
            text.append(decision.toText());
        }
        if (decisions.isEmpty() && !(entry.cors() instanceof CorsVerdict.Refused)) {
            text.append("it was refused before any permission was asked for: the signature, or the request itself\n");
        }
        return text.toString();
    }
}
