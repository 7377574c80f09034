package org.entrepot.access.policy.notation;

import org.entrepot.access.identity.Account;
import org.entrepot.access.identity.Directory;

/**
 * What a policy is read or written for.
 *
 * @param bucket the inside name of the bucket, without COS's APPID
 * @param owner the account that owns the bucket
 * @param tlsRequired true when an Allow that reaches MediaStore's PutObject must demand TLS ({@code mediastore.require-tls})
 * @param directory knows who exists; a principal that it does not know gives a warning and, in a translation, a loss
 */
public record PolicyScope(String bucket, Account owner, boolean tlsRequired, Directory directory) {
    /** A scope in which only the owner's account is known. */
    public PolicyScope(String bucket, Account owner, boolean tlsRequired) {
        this(bucket, owner, tlsRequired, Directory.of(owner));
    }

    /** The bucket as COS writes it: name, hyphen, APPID. */
    public String cosBucket() {
        return bucket + "-" + owner.cosAppid();
    }
}
