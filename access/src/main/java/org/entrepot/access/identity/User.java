package org.entrepot.access.identity;

/**
 * A user of an account under all its names.
 *
 * @param name unique in its account, as in ARNs, 1 to 64 of {@code A-Za-z0-9+=,.@_-}
 * @param cosUin the COS sub-uin, digits
 * @param qingstorUserId the QingStor user id, such as {@code usr-a1b2c3d4}
 * @param canonicalId the S3 canonical id, 64 hex digits
 */
public record User(String name, String cosUin, String qingstorUserId, String canonicalId) {}
