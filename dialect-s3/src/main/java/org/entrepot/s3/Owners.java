package org.entrepot.s3;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.entrepot.access.identity.Account;
import org.entrepot.access.policy.Ownership;
import org.entrepot.access.text.XmlWriter;
import org.entrepot.gateway.Work;
import org.entrepot.store.Bucket;
import org.entrepot.store.StoredObject;

/** Who owns objects, for answers and for writes ({@code policy.md} section 8). For one request. */
final class Owners {
    private final Work work;
    private final Map<String, Account> known = new HashMap<>();

    Owners(Work work) {
        this.work = work;
        Account owner = work.bucket().owner();
        known.put(owner.number(), owner);
    }

    /** The account that owns an object; the bucket's owner where that account is gone. */
    Account of(StoredObject object) throws IOException {
        return of(object.ownerAccount());
    }

    /** The account of this number; the bucket's owner where it is gone. */
    Account of(String number) throws IOException {
        Account account = known.get(number);
        if (account == null) {
            account = work.store()
                    .identities()
                    .account(number)
                    .orElse(work.bucket().owner());
            known.put(number, account);
        }
        return account;
    }

    /** Writes {@code ID} and {@code DisplayName} inside an element. */
    static void write(XmlWriter xml, String element, Account owner) {
        xml.open(element)
                .text("ID", owner.canonicalId())
                .text("DisplayName", owner.number())
                .close(element);
    }

    /**
     * The account number that owns what this caller writes over S3.
     *
     * @param givenToBucketOwner whether the write says {@code bucket-owner-full-control}
     */
    static String ofWrite(Work work, boolean givenToBucketOwner) {
        Bucket bucket = work.bucket();
        String bucketOwner = bucket.owner().number();
        Ownership ownership = bucket.ownership() == null ? Ownership.OBJECT_WRITER : bucket.ownership();
        String writer = work.caller().homeAccount().map(Account::number).orElse(bucketOwner);
        return switch (ownership) {
            case BUCKET_OWNER_ENFORCED -> bucketOwner;
            case BUCKET_OWNER_PREFERRED -> givenToBucketOwner ? bucketOwner : writer;
            case OBJECT_WRITER -> writer;
        };
    }
}
