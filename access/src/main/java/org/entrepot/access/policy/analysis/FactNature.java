package org.entrepot.access.policy.analysis;

import java.util.List;
import org.entrepot.access.policy.Fact;
import org.jspecify.annotations.Nullable;

/** What values a fact can have, and whether a request always has it: the last column of {@code policy.md} section 6. */
enum FactNature {
    /** Follows from who asks. */
    CALLER,
    /** Accepted in conditions, never present on this server. */
    NEVER,
    ADDRESS,
    FLAG,
    /** A whole number from 0 on. */
    WHOLE_NUMBER,
    TLS_VERSION,
    /** A point in time, to the second. */
    TIME,
    TEXT;

    /** The versions of TLS there are. */
    static final List<String> TLS_VERSIONS = List.of("1.3", "1.2", "1.1", "1.0");

    static FactNature of(Fact fact) {
        return switch (fact) {
            case WHO_NAME, WHO_ID, WHO_UIN, WHO_ARN, WHO_ACCOUNT, WHO_TYPE -> CALLER;
            case WHO_ORG, VIA_ACCESS_POINT, VIA_ACCESS_POINT_ACCOUNT -> NEVER;
            case NET_SOURCE_IP -> ADDRESS;
            case NET_TLS -> FLAG;
            case LIST_MAX, PUT_LENGTH, SIG_AGE, WHO_MFA_AGE, LOCK_REMAINING_DAYS -> WHOLE_NUMBER;
            case NET_TLS_VERSION -> TLS_VERSION;
            case TIME_NOW, WHO_TOKEN_TIME, LOCK_UNTIL -> TIME;
            default -> TEXT;
        };
    }

    /** An ordinary value of a fact that every request has; null for facts that may be absent. */
    static @Nullable String alwaysPresentAs(Fact fact) {
        return switch (fact) {
            case NET_SOURCE_IP -> "203.0.113.7";
            case NET_TLS -> "true";
            case TIME_NOW -> "2026-01-01T00:00:00Z";
            case REQ_REGION -> "us-east-1";
            default -> null;
        };
    }

    /** A telling value of a text fact, for witnesses; null when none is better than another. */
    static @Nullable String ordinary(Fact fact) {
        return switch (fact) {
            case HTTP_REFERER -> "http://elsewhere.example/";
            case HTTP_USER_AGENT -> "curl/8.0";
            default -> null;
        };
    }
}
