package org.entrepot.gateway.sigv4;

/**
 * What a signing key is good for.
 *
 * @param date {@code yyyymmdd}, the day of the signature in UTC
 * @param region as the client has it; it only derives the key
 * @param service {@code s3}, {@code mediastore} ...
 */
public record SigV4Scope(String date, String region, String service) {
    /** The word that ends every scope. */
    public static final String TERMINATOR = "aws4_request";

    /** The scope as it stands in the credential and in the string to sign. */
    public String text() {
        return date + "/" + region + "/" + service + "/" + TERMINATOR;
    }
}
