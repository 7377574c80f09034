package org.entrepot.cos;

import java.util.List;
import org.entrepot.gateway.Credentials;

/**
 * A COS signature as read from a request, not verified yet ({@code cos.md} section 2.1).
 *
 * @param signTime when the signature may be used
 * @param keyTime when the signing key may be used; it is derived from this text
 * @param headerNames what {@code q-header-list} names, in its order, lower case and percent-encoded
 * @param parameterNames what {@code q-url-param-list} names, in the same form
 * @param signature 40 hex digits as given
 */
record CosCredentials(
        String accessKeyId,
        TimeWindow signTime,
        TimeWindow keyTime,
        List<String> headerNames,
        List<String> parameterNames,
        String signature,
        Carrier carrier)
        implements Credentials {
    /** Where the signature travels. */
    enum Carrier {
        HEADER,
        QUERY
    }

    CosCredentials {
        headerNames = List.copyOf(headerNames);
        parameterNames = List.copyOf(parameterNames);
    }
}
