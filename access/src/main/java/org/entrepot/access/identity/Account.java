package org.entrepot.access.identity;

/**
 * An account under all its names ({@code design.md} section 6). The account itself is its root.
 *
 * @param number 12 digits, as in ARNs; the identity inside this server
 * @param cosUin the COS uin of the root, digits
 * @param cosAppid the COS APPID, digits
 * @param qingstorUserId the QingStor id of the root, such as {@code usr-a1b2c3d4}
 * @param canonicalId the S3 canonical id of the root, 64 hex digits
 */
public record Account(String number, String cosUin, String cosAppid, String qingstorUserId, String canonicalId) {
    public Account {
        if (!number.matches("[0-9]{12}")) {
            throw new IllegalArgumentException("an account number has 12 digits: " + number);
        }
    }
}
