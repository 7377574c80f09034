package org.entrepot.qingstor;

import java.time.Instant;
import org.entrepot.access.Dialect;
import org.entrepot.access.identity.Account;
import org.entrepot.gateway.Call;
import org.entrepot.gateway.Entry;
import org.entrepot.gateway.Front;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.RequestHead;
import org.entrepot.gateway.Settings;
import org.entrepot.gateway.kit.RequestHeads;
import org.entrepot.store.AccessKey;

/** Heads of requests as a listener would make them, and what the front says of them. */
final class Requests {
    static final Instant NOW = Instant.parse("2015-08-16T09:05:00Z");
    static final Account OWNER =
            new Account("100000000001", "100000000001", "1250000000", "usr-owner0001", "a".repeat(64));
    static final AccessKey KEY = key("QYACCESSKEYIDEXAMPLE", "SECRETACCESSKEYEXAMPLE");

    private Requests() {}

    static AccessKey key(String id, String secret) {
        return new AccessKey(id, OWNER, null, secret, true, NOW);
    }

    static RequestHead head(String method, String target, String host, Headers headers) {
        return RequestHeads.pinned(RequestHeads.of(method, target, host, headers.lines(), NOW), Dialect.QINGSTOR);
    }

    static RequestHead head(String method, String target) {
        return head(method, target, "127.0.0.1:9000", Headers.NONE);
    }

    static Entry entry(RequestHead head) {
        return switch (new Front(Settings.defaults(), appid -> false).classify(head)) {
            case Front.Destination.ToDialect(Entry entry) -> entry;
            case Front.Destination.ToServer() -> throw new IllegalArgumentException("not for a dialect");
        };
    }

    static Call route(RequestHead head) {
        return new QingStorDialect().route(head, entry(head));
    }
}
