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
    private static final String SOURCE_KEY = "x-amz-copy-source-server-side-encryption-customer-";
    private static final String INITIATED = "x-amz-if-match-initiated-time";
    private static final List<String> UNSUPPORTED = List.of("x-amz-write-offset-bytes", "x-amz-mfa", "x-amz-tagging");
    private static final String ENCRYPTION = "x-amz-server-side-encryption";

    private RefusedFeatures() {}

    /** Checks a write of an object. */
    static void checkWrite(Headers headers) throws RefusedException {
        for (Header line : headers.lines()) {
            if (UNSUPPORTED.stream().anyMatch(line.name()::equalsIgnoreCase)
                    || line.name().regionMatches(true, 0, ENCRYPTION, 0, ENCRYPTION.length())) {
                throw notImplemented(line);
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
        checkNoKey(headers, CUSTOMER_KEY);
    }

    /** Checks what a copy says of its source: none is encrypted with a customer's key. */
    static void checkSource(Headers headers) throws RefusedException {
        checkNoKey(headers, SOURCE_KEY);
    }

    /** Checks the end of an upload: the condition on its start is one of directory buckets. */
    static void checkAbort(Headers headers) throws RefusedException {
        List<Header> condition = headers.startingWith(INITIATED);
        if (!condition.isEmpty()) {
            throw notImplemented(condition.getFirst());
        }
    }

    private static void checkNoKey(Headers headers, String prefix) throws RefusedException {
        if (!headers.startingWith(prefix).isEmpty()) {
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
