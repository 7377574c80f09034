package org.entrepot.mediastore;

import java.util.Locale;
import java.util.Optional;
import org.entrepot.gateway.RequestHead;
import org.entrepot.gateway.Settings;
import org.entrepot.store.Bucket;

/** The address of a container's data plane as {@code Container.Endpoint} tells it ({@code design.md} section 7). */
final class ContainerEndpoint {
    private ContainerEndpoint() {}

    /**
     * By the endpoint id where the caller came by a domain with wildcard DNS; in every other case by path, which always
     * works for whoever reached this host.
     */
    static String of(Bucket bucket, RequestHead head, Settings settings) {
        return wildcardDomain(head.host(), settings)
                .map(domain -> head.scheme() + "://" + bucket.endpointId() + ".data.mediastore." + domain
                        + port(head.authority()))
                .orElseGet(() -> head.scheme() + "://" + head.authority() + "/-/mediastore/" + bucket.name());
    }

    private static Optional<String> wildcardDomain(String host, Settings settings) {
        return settings.domains().stream()
                .filter(settings.wildcardDomains()::contains)
                .map(domain -> domain.toLowerCase(Locale.ROOT))
                .filter(domain -> host.equals(domain) || host.endsWith("." + domain))
                .findFirst();
    }

    private static String port(String authority) {
        int colon = authority.lastIndexOf(':');
        return colon > authority.lastIndexOf(']') ? authority.substring(colon) : "";
    }
}
