package org.entrepot.access.cors;

import java.util.List;

/**
 * What a request says about its origin: the values of the headers concerned, one per line received.
 *
 * @param method the real method, such as {@code OPTIONS} or {@code GET}
 * @param origins the values of {@code Origin}
 * @param requestMethods the values of {@code Access-Control-Request-Method}
 * @param requestHeaders the values of {@code Access-Control-Request-Headers}, unsplit
 * @param hasKey whether the path names a key
 */
public record CorsRequest(
        String method, List<String> origins, List<String> requestMethods, List<String> requestHeaders, boolean hasKey) {
    public CorsRequest {
        origins = List.copyOf(origins);
        requestMethods = List.copyOf(requestMethods);
        requestHeaders = List.copyOf(requestHeaders);
    }

    /** True for every OPTIONS request: none is anything but a preflight here. */
    public boolean isPreflight() {
        return method.equals("OPTIONS");
    }
}
