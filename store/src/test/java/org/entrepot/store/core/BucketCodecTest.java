package org.entrepot.store.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.DiagnosisLevel;
import org.entrepot.access.identity.Account;
import org.entrepot.store.Bucket;
import org.entrepot.store.BucketName;
import org.entrepot.store.Safeguards;
import org.entrepot.store.Safeguards.Unwanted;
import org.junit.jupiter.api.Test;

class BucketCodecTest {
    private static final Account OWNER = new Account("100000000001", "uin", "1250000000", "usr", "canonical");

    @Test
    void a_bucket_comes_back_with_what_its_owner_wants_refused() throws IOException {
        Bucket bucket = bucket(
                new Safeguards(DiagnosisLevel.DEBUG, true, EnumSet.of(Unwanted.LINT_ERRORS, Unwanted.WIDER_POLICY)));
        assertThat(read(BucketCodec.write(bucket))).isEqualTo(bucket);
        assertThat(read(BucketCodec.write(bucket(Safeguards.NONE)))).isEqualTo(bucket(Safeguards.NONE));
    }

    @Test
    void a_record_from_before_there_were_safeguards_has_none() throws IOException {
        byte[] now = BucketCodec.write(bucket(Safeguards.NONE));
        // Three members of one byte each and the checksum; what is before them is the record of old.
        byte[] members = Arrays.copyOfRange(now, 1, now.length - 4 - 3);
        RecordWriter old = new RecordWriter(members.length);
        for (byte member : members) {
            old.number(member);
        }
        assertThat(read(old.record())).isEqualTo(bucket(Safeguards.NONE));
    }

    private static Bucket read(byte[] record) throws IOException {
        return BucketCodec.read(record, number -> OWNER);
    }

    private static Bucket bucket(Safeguards safeguards) {
        return new Bucket(
                new BucketName("bucket"),
                "id",
                OWNER,
                Instant.ofEpochMilli(5),
                Dialect.S3,
                "us-east-1",
                "abcdefghijklmn",
                null,
                null,
                null,
                false,
                null,
                Map.of("k", "v"),
                safeguards,
                7);
    }
}
