package org.entrepot.gateway.sigv4;

import java.time.Instant;
import java.util.List;
import org.entrepot.gateway.Credentials;
import org.jspecify.annotations.Nullable;

/**
 * A Version 4 signature as read from a request, not verified yet.
 *
 * @param form where it stands
 * @param accessKeyId may hold slashes
 * @param signedHeaders lower-case names in the order of the request
 * @param signature as sent; anything but the right 64 hex digits does not verify
 * @param time when it was made
 * @param expiresSeconds how long it holds, 1 to 604,800; 0 in the header form
 * @param securityToken of a temporary key; null for none
 */
public record SigV4Credentials(
        Form form,
        String accessKeyId,
        SigV4Scope scope,
        List<String> signedHeaders,
        String signature,
        Instant time,
        long expiresSeconds,
        @Nullable String securityToken)
        implements Credentials {
    /** Where a signature stands. */
    public enum Form {
        /** In {@code Authorization}. */
        HEADER("REST-HEADER"),
        /** In the query: a presigned URL. */
        QUERY("REST-QUERY-STRING");

        private final String label;

        Form(String label) {
            this.label = label;
        }

        /** The name that conditions on {@code sig.type} compare ({@code policy.md} section 6). */
        public String label() {
            return label;
        }
    }

    public SigV4Credentials {
        signedHeaders = List.copyOf(signedHeaders);
    }

    /** The time as the string to sign has it. */
    public String timeText() {
        return SigV4Time.format(time);
    }
}
