package org.entrepot.s3;

import java.util.List;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;

/** Headers that would change the meaning of a call and are refused by name, never dropped ({@code s3.md} 2.2). */
final class RefusedFeatures {
    private static final String CUSTOMER_KEY = "x-amz-server-side-encryption-customer-";
    private static final String STORAGE_CLASS = "x-amz-storage-class";
    private static final List<String> UNSUPPORTED =
            List.of("x-amz-write-offset-bytes", "x-amz-mfa", "x-amz-tagging", "x-amz-server-side-encryption");

    private RefusedFeatures() {}

    /** Checks a write of an object. */
    static void checkWrite(Headers headers) throws RefusedException {
        for (String name : UNSUPPORTED) {
            if (!headers.startingWith(name).isEmpty()) {
                throw notImplemented(headers.startingWith(name).getFirst());
            }
        }
        if (!headers.startingWith("x-amz-object-lock-").isEmpty()) {
            throw noObjectLock();
        }
        String storageClass = headers.first(STORAGE_CLASS).orElse("STANDARD");
        if (!storageClass.equals("STANDARD")) {
            throw new RefusedException(new Refusal.InDialect(
                    400,
                    "InvalidStorageClass",
                    "The storage class you specified is not valid: `" + storageClass + "`",
                    List.of()));
        }
    }

    /** Checks a read of an object: none is encrypted with a customer's key. */
    static void checkRead(Headers headers) throws RefusedException {
        if (!headers.startingWith(CUSTOMER_KEY).isEmpty()) {
            throw new RefusedException(
                    new Refusal.InvalidRequest("The encryption parameters are not applicable to this object."));
        }
    }

    /** Checks a delete. */
    static void checkDelete(Headers headers) throws RefusedException {
        List<Header> mfa = headers.startingWith("x-amz-mfa");
        if (!mfa.isEmpty()) {
            throw notImplemented(mfa.getFirst());
        }
    }

    /** No bucket here can have Object Lock yet ({@code s3.md} 15). */
    static RefusedException noObjectLock() {
        return new RefusedException(new Refusal.InvalidRequest("Bucket is missing Object Lock Configuration"));
    }

    private static RefusedException notImplemented(Header header) {
        return new RefusedException(new Refusal.NotImplemented("the header `" + header.name() + "`"));
    }
}
