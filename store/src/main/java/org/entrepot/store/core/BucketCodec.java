package org.entrepot.store.core;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.entrepot.access.Dialect;
import org.entrepot.access.acl.Acl;
import org.entrepot.access.cors.DiagnosisLevel;
import org.entrepot.access.identity.Account;
import org.entrepot.access.policy.Ownership;
import org.entrepot.store.Bucket;
import org.entrepot.store.BucketName;
import org.entrepot.store.CorsDocument;
import org.entrepot.store.Safeguards;
import org.entrepot.store.StoredDocument;

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
                .number(bucket.revision())
                .member(bucket.safeguards(), BucketCodec::safeguards);
        return to.record();
    }

    static Bucket read(byte[] record, Owners owners) throws IOException {
        RecordReader from = new RecordReader(record);
        BucketName name = new BucketName(from.text());
        String id = from.text();
        Account owner = owners.account(from.text());
        Instant created = AccessCodec.instant(from);
        Dialect madeIn = AccessCodec.dialect(from);
        String region = from.text();
        String endpointId = from.text();
        Acl acl = from.optional(AccessCodec::acl);
        CorsDocument cors = from.optional(AccessCodec::cors);
        StoredDocument policy = from.optional(AccessCodec::document);
        boolean policyRecoveryGivenUp = from.flag();
        Ownership ownership = from.optional(reader -> Ownership.valueOf(reader.text()));
        Map<String, String> tags = from.textMap();
        long revision = from.number();
        // Records written before there were safeguards end here.
        Safeguards safeguards = from.hasMore() ? safeguards(from) : Safeguards.NONE;
        return new Bucket(
                name,
                id,
                owner,
                created,
                madeIn,
                region,
                endpointId,
                acl,
                cors,
                policy,
                policyRecoveryGivenUp,
                ownership,
                tags,
                safeguards,
                revision);
    }

    private static void safeguards(RecordWriter to, Safeguards safeguards) {
        to.optional(safeguards.diagnosis(), (writer, level) -> writer.text(level.name()))
                .flag(safeguards.quiet())
                .list(safeguards.refused(), (writer, kind) -> writer.text(kind.name()));
    }

    private static Safeguards safeguards(RecordReader from) throws IOException {
        return new Safeguards(
                from.optional(reader -> DiagnosisLevel.valueOf(reader.text())),
                from.flag(),
                Set.copyOf(from.list(reader -> Safeguards.Unwanted.valueOf(reader.text()))));
    }
}
