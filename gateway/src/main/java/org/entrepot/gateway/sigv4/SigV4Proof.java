package org.entrepot.gateway.sigv4;

import org.entrepot.access.policy.Facts;

/**
 * A signature that holds.
 *
 * @param facts {@code sig.*} and {@code req.region} for conditions
 * @param signingKey with which chunks of a signed body are verified, 32 bytes
 */
public record SigV4Proof(Facts facts, byte[] signingKey) {}
