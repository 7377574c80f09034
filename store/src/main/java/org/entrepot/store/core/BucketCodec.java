package org.entrepot.store.core;

import java.io.IOException;
import org.entrepot.access.identity.Account;
import org.entrepot.access.policy.Ownership;
import org.entrepot.store.Bucket;
import org.entrepot.store.BucketName;

/** The record of a bucket. Its owner is kept by account number; the aliases are those of the moment of reading. */
final class BucketCodec {
    private static final int SIZE_HINT_BYTES = 512;

    private BucketCodec() {}

    /** Finds the account of a number. */
    @FunctionalInterface
    interface Owners {
        Account account(String number) throws IOException;
    }

    static byte[] write(Bucket bucket) {
        RecordWriter to = new RecordWriter(SIZE_HINT_BYTES);
        to.text(bucket.name().value())
                .text(bucket.id())
                .text(bucket.owner().number())
                .number(bucket.created().toEpochMilli())
                .text(bucket.madeIn().label())
                .text(bucket.region())
                .text(bucket.endpointId())
                .optional(bucket.acl(), AccessCodec::acl)
                .optional(bucket.cors(), AccessCodec::cors)
                .optional(bucket.policy(), AccessCodec::document)
                .flag(bucket.policyRecoveryGivenUp())
                .optional(bucket.ownership(), (writer, ownership) -> writer.text(ownership.name()))
                .texts(bucket.tags())
                .number(bucket.revision());
        return to.record();
    }

    static Bucket read(byte[] record, Owners owners) throws IOException {
        RecordReader from = new RecordReader(record);
        return new Bucket(
                new BucketName(from.text()),
                from.text(),
                owners.account(from.text()),
                AccessCodec.instant(from),
                AccessCodec.dialect(from),
                from.text(),
                from.text(),
                from.optional(AccessCodec::acl),
                from.optional(AccessCodec::cors),
                from.optional(AccessCodec::document),
                from.flag(),
                from.optional(reader -> Ownership.valueOf(reader.text())),
                from.textMap(),
                from.number());
    }
}
