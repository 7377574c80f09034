package org.entrepot.server.admin;

import org.entrepot.access.cors.CorsVerdict;
import org.entrepot.access.policy.Decision;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.gateway.AuditEntry;
import org.entrepot.gateway.Callers;

/** A remembered refusal as JSON: the request, every decision it led to, and the whole of it as text for people. */
final class RefusalJson {
    private final JsonWriter json;

    RefusalJson(JsonWriter json) {
        this.json = json;
    }

    JsonWriter write(AuditEntry entry) {
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
        entry.decisions().forEach(decision -> json.raw(decision.toJson()));
        json.closeList().name("cors");
        cors(entry.cors());
        return json.member("text", text(entry)).closeObject();
    }

    private void cors(@org.jspecify.annotations.Nullable CorsVerdict verdict) {
        switch (verdict) {
            case null -> json.nothing();
            case CorsVerdict.NotCors notCors -> json.nothing();
            case CorsVerdict.Allowed allowed ->
                json.openObject()
                        .member("allowed", true)
                        .member("rule", allowed.ruleIndex())
                        .closeObject();
            case CorsVerdict.Refused refused ->
                json.openObject()
                        .member("allowed", false)
                        .member("reason", refused.reason().word())
                        .name("offending")
                        .values(refused.offending())
                        .closeObject();
        }
    }

    private static String text(AuditEntry entry) {
        StringBuilder text = new StringBuilder();
        text.append(entry.head().method()).append(' ').append(entry.head().rawPath());
        text.append(" was answered ").append(entry.status());
        if (!entry.code().isEmpty()) {
            text.append(' ').append(entry.code());
        }
        text.append(", caller ").append(Callers.shown(entry.caller())).append('\n');
        if (entry.cors() instanceof CorsVerdict.Refused refused) {
            text.append("cross-origin: refused, ").append(refused.reason().word());
            if (!refused.offending().isEmpty()) {
                text.append(": ").append(String.join(", ", refused.offending()));
            }
            text.append('\n');
        }
        for (Decision decision : entry.decisions()) {
            text.append(decision.toText()).append('\n');
        }
        if (entry.decisions().isEmpty() && !(entry.cors() instanceof CorsVerdict.Refused)) {
            text.append("it was refused before any permission was asked for: the signature, or the request itself\n");
        }
        return text.toString();
    }
}
