package org.entrepot.store;

import org.entrepot.access.cors.CorsConfiguration;

/**
 * The CORS document of a bucket together with its neutral form, which can say what no single notation can.
 *
 * @param document as written
 * @param configuration what it means, a surviving {@code responseVary} and joined groups included
 */
public record CorsDocument(StoredDocument document, CorsConfiguration configuration) {}
