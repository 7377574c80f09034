package org.entrepot.store.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.entrepot.access.Dialect;
import org.entrepot.access.acl.Acl;
import org.entrepot.store.Bucket;
import org.entrepot.store.BucketUsage;
import org.entrepot.store.CopySource;
import org.entrepot.store.DigestKind;
import org.entrepot.store.DigestPass;
import org.entrepot.store.NewObject;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.StoreError;
import org.entrepot.store.StoreException;
import org.entrepot.store.StoredObject;
import org.entrepot.store.WriteCondition;
import org.junit.jupiter.api.Test;

/** What holds of copies: bytes are shared, not moved, and live exactly as long as somebody uses them. */
public abstract class CopyContract extends MultipartContract {
    private static final WriteCondition ALWAYS = new WriteCondition.Always();

    /** For subclasses. */
    protected CopyContract() {}

    private StoredObject copy(StoredObject source, String to) throws StoreException, IOException {
        return store.copy(new CopySource(bucket, source), bucket, newObject(to), ALWAYS, NO_LIMIT);
    }

    @Test
    void a_copy_has_the_bytes_and_digests_of_its_source_and_its_own_words() throws Exception {
        for (int size : interestingSizes()) {
            NewObject wanted = new NewObject(
                    new ObjectKey("source"),
                    Map.of(),
                    Map.of(),
                    new Acl(Dialect.S3, List.of()),
                    ACCOUNT,
                    Dialect.COS,
                    EnumSet.allOf(DigestKind.class));
            StoredObject source = store.put(bucket, wanted, BytesBody.of(bytes(size)), ALWAYS, NO_LIMIT);
            clock.pass(Duration.ofSeconds(3));

            StoredObject copy = copy(source, "copy");

            assertThat(read("copy")).isEqualTo(bytes(size));
            assertThat(found("copy")).usingRecursiveComparison().isEqualTo(copy);
            assertThat(copy.digests()).usingRecursiveComparison().isEqualTo(source.digests());
            assertThat(copy.metadata()).isEqualTo(newObject("copy").metadata());
            assertThat(copy.acl()).isNull();
            assertThat(copy.lastModified()).isEqualTo(clock.instant());
            assertThat(read("source")).isEqualTo(bytes(size));
        }
    }

    @Test
    void copies_share_one_blob_until_the_last_of_them_goes() throws Exception {
        StoredObject source = put("source", large());
        copy(source, "one");
        copy(found("one"), "two");
        copy(found("two"), "two");
        reopenStore();
        assertThat(blobs()).isEqualTo(1);

        delete("source");
        sweepAll();
        assertThat(read("one")).isEqualTo(large());
        put("one", text("other"));
        sweepAll();
        assertThat(read("two")).isEqualTo(large());
        assertThat(blobs()).isEqualTo(1);
        delete("two");
        sweepAll();
        assertThat(blobs()).isZero();
    }

    @Test
    void an_object_copied_onto_itself_takes_new_words_and_keeps_its_bytes() throws Exception {
        StoredObject source = put("key", large());
        for (int i = 0; i < 3; i++) {
            copy(found("key"), "key");
            sweepAll();
        }

        assertThat(found("key").revision()).isGreaterThan(source.revision());
        assertThat(read("key")).isEqualTo(large());
        assertThat(store.usage(bucket.name())).isEqualTo(new BucketUsage(1, large().length));
        delete("key");
        sweepAll();
        assertThat(blobs()).isZero();
    }

    @Test
    void a_copy_of_an_object_of_parts_is_one_body_with_the_md5_of_its_bytes() throws Exception {
        StoredObject source = putParts("source", 70_000, 0, 1, 50_000);

        StoredObject copy = copy(source, "copy");

        DigestPass md5 = new DigestPass(Set.of(DigestKind.MD5));
        md5.update(bytes(120_001), 0, 120_001);
        assertThat(copy.multipart()).isNull();
        assertThat(copy.etag()).isEqualTo(md5.finish().hex(DigestKind.MD5).orElseThrow());
        assertThat(blobs()).isEqualTo(3);
        delete("source");
        sweepAll();
        assertThat(read("copy")).isEqualTo(bytes(120_001));
        delete("copy");
        sweepAll();
        assertThat(blobs()).isZero();
    }

    @Test
    void a_copy_goes_to_other_buckets_and_counts_there() throws Exception {
        Bucket other = store.createBucket(newBucket("other", bucket.owner()));
        StoredObject source = put("source", large());

        store.copy(new CopySource(bucket, source), other, newObject("copy"), ALWAYS, NO_LIMIT);

        assertThat(store.usage(other.name())).isEqualTo(new BucketUsage(1, large().length));
        delete("source");
        sweepAll();
        assertThat(read(Objects.requireNonNull(store.find(other, new ObjectKey("copy")))))
                .isEqualTo(large());
    }

    @Test
    void conditions_and_sizes_refuse_a_copy() throws Exception {
        StoredObject source = put("source", large());
        put("there", text("there"));

        assertError(
                () -> store.copy(
                        new CopySource(bucket, source),
                        bucket,
                        newObject("there"),
                        new WriteCondition.IfAbsent(),
                        NO_LIMIT),
                new StoreError.PreconditionFailed("If-None-Match"));
        assertError(
                () -> store.copy(new CopySource(bucket, source), bucket, newObject("to"), ALWAYS, 199_999),
                new StoreError.TooLarge(199_999));
        assertThat(read("there")).isEqualTo(text("there"));
    }

    @Test
    void a_copy_of_what_was_replaced_or_deleted_meanwhile_still_has_the_bytes_that_were_found() throws Exception {
        for (boolean ofParts : List.of(false, true)) {
            StoredObject source = ofParts ? putParts("source", 100_000, 100_000) : put("source", large());
            put("source", text("newer"));
            copy(source, "copy");
            delete("source");
            copy(source, "again");
            clock.pass(Duration.ofHours(1));
            store.sweep();

            assertThat(read("copy")).isEqualTo(large());
            assertThat(read("again")).isEqualTo(large());
            assertError(() -> copy(source, "late"), new StoreError.NoSuchKey(new ObjectKey("source")));
            delete("copy");
            delete("again");
        }
        sweepAll();
        assertThat(blobs()).isZero();
    }

    @Test
    void a_move_leaves_nothing_at_its_source() throws Exception {
        for (byte[] bytes : List.of(text("small"), large())) {
            StoredObject source = put("from", bytes);
            StoredObject moved = move(source, "to");

            assertThat(store.find(bucket, new ObjectKey("from"))).isNull();
            assertThat(read("to")).hasSize((int) source.size());
            assertThat(store.usage(bucket.name())).isEqualTo(new BucketUsage(1, source.size()));
            assertThat(move(moved, "to").revision()).isGreaterThan(moved.revision());
        }
        StoredObject seen = put("from", large());
        put("from", text("newer"));
        assertThatThrownBy(() -> move(seen, "to"))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(e.error()).isInstanceOf(StoreError.RevisionConflict.class));
        delete("from");
        assertError(() -> move(seen, "to"), new StoreError.NoSuchKey(new ObjectKey("from")));
        delete("to");
        sweepAll();
        assertThat(blobs()).isZero();
    }

    private StoredObject move(StoredObject source, String to) throws StoreException, IOException {
        return store.move(new CopySource(bucket, source), bucket, newObject(to), ALWAYS, NO_LIMIT);
    }

    @Test
    void a_moved_object_of_parts_keeps_its_etag_and_parts() throws Exception {
        StoredObject source = putParts("from", 70_000, 80_000, 50_000);

        StoredObject moved = move(source, "to");
        sweepAll();

        assertThat(moved.etag()).isEqualTo(source.etag());
        assertThat(store.parts(moved, 0, 10)).hasSize(3);
        assertThat(read("to")).isEqualTo(large());
    }
}
