package org.entrepot.gateway;

import org.entrepot.access.cors.CorsVerdict;
import org.entrepot.access.policy.Decision;
import org.entrepot.access.text.JsonWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes one JSON line per request to the logger {@code entrepot.requests}. */
public final class RequestLog implements Audit {
    private static final Logger LOG = LoggerFactory.getLogger("entrepot.requests");

    /** What is kept of a client's own name for itself: enough for the longest of the vendors' clients. */
    private static final int AGENT_CHARS_MAX = 256;

    /** A log. */
    public RequestLog() {}

    @Override
    public void record(AuditEntry entry) {
        if (LOG.isInfoEnabled()) {
            LOG.info(line(entry));
        }
    }

    /** The line of one request, without its end. */
    static String line(AuditEntry entry) {
        RequestHead head = entry.head();
        Call call = entry.call();
        JsonWriter json = new JsonWriter()
                .openObject()
                .member("id", head.requestId())
                .member("time", head.receivedAt().toString())
                .member("client", head.clientAddress().getHostAddress())
                .member("agent", agent(head))
                .member("dialect", entry.dialect().label())
                .member("method", head.method())
                .member("call", entry.callName());
        if (call != null && call.row() != null) {
            json.member("operation", call.row().operation().label());
        }
        if (call != null && call.bucket() != null) {
            json.member("bucket", call.bucketText());
        }
        if (call != null && call.key() != null) {
            json.member("key", call.key().value());
        }
        json.member("caller", Callers.shown(entry.caller()))
                .member("decision", decision(entry))
                .member("cors", cors(entry))
                .member("status", entry.status());
        if (!entry.code().isEmpty()) {
            json.member("code", entry.code());
        }
        return json.member("micros", entry.took().toNanos() / 1_000)
                .closeObject()
                .toString();
    }

    /** What the client calls itself; empty when it does not say. */
    private static String agent(RequestHead head) {
        String agent = head.headers().first("user-agent").orElse("");
        return agent.length() <= AGENT_CHARS_MAX ? agent : agent.substring(0, AGENT_CHARS_MAX);
    }

    private static String decision(AuditEntry entry) {
        if (entry.decisions().isEmpty()) {
            return "none";
        }
        Decision last = entry.decisions().getLast();
        return last.allowed() ? "allow" : "deny";
    }

    private static String cors(AuditEntry entry) {
        return switch (entry.cors()) {
            case null -> "none";
            case CorsVerdict.NotCors notCors -> "none";
            case CorsVerdict.Allowed allowed -> "allowed";
            case CorsVerdict.Refused refused -> refused.reason().word();
        };
    }
}
