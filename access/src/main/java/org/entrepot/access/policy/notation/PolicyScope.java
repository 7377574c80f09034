package org.entrepot.access.policy.notation;

import org.entrepot.access.identity.Account;
import org.entrepot.access.identity.Directory;

/**
 * What a policy is read or written for.
 *
 * @param bucket the inside name of the bucket, without COS's APPID
 * @param owner the account that owns the bucket
 * @param region the bucket's label, for the ARNs that are written; {@link #ANY_REGION} where it does not matter
 * @param tlsRequired true when an Allow that reaches MediaStore's PutObject must demand TLS ({@code mediastore.require-tls})
 * @param directory knows who exists; a principal that it does not know gives a warning and, in a translation, a loss
 */
public record PolicyScope(String bucket, Account owner, String region, boolean tlsRequired, Directory directory) {
    /** Stands for every region in an ARN: what is read is never compared with it ({@code policy.md} section 4). */
    public static final String ANY_REGION = "*";

    /** A scope for which the region does not matter. */
    public PolicyScope(String bucket, Account owner, boolean tlsRequired, Directory directory) {
        this(bucket, owner, ANY_REGION, tlsRequired, directory);
    }

    /** A scope in which only the owner's account is known. */
    public PolicyScope(String bucket, Account owner, boolean tlsRequired) {
        this(bucket, owner, tlsRequired, Directory.of(owner));
    }

    /** The bucket as MediaStore names it: the ARN of the container. */
    public String containerArn() {
        return "arn:aws:mediastore:" + region + ":" + owner.number() + ":container/" + bucket;
    }

    /** The bucket as COS writes it: name, hyphen, APPID. */
    public String cosBucket() {
        return bucket + "-" + owner.cosAppid();
    }
}
