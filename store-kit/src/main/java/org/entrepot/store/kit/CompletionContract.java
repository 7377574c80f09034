package org.entrepot.store.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.entrepot.store.BucketUsage;
import org.entrepot.store.Completion;
import org.entrepot.store.DigestKind;
import org.entrepot.store.ObjectContent;
import org.entrepot.store.ObjectPart;
import org.entrepot.store.StoreError;
import org.entrepot.store.StoreException;
import org.entrepot.store.StoredObject;
import org.entrepot.store.Upload;
import org.entrepot.store.UploadChecksum;
import org.entrepot.store.UploadedPart;
import org.entrepot.store.WriteCondition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds of completed uploads: one commit makes an object of the chosen parts. */
public abstract class CompletionContract extends MultipartContract {
    /** For subclasses. */
    protected CompletionContract() {}

    @Test
    void an_object_is_made_of_the_chosen_parts_in_order_of_their_numbers() throws Exception {
        Upload upload = begin();
        part(upload, 10_000, text("last"));
        part(upload, 0, large());
        part(upload, 7, text("left out"));
        part(upload, 3, bytes(70_000));
        assertThat(store.find(bucket, KEY)).isNull();
        clock.pass(Duration.ofSeconds(5));

        StoredObject object = complete(upload, 0, 3, 10_000);

        byte[] whole = joined(large(), bytes(70_000), text("last"));
        assertThat(read(KEY.value())).isEqualTo(whole);
        assertThat(found(KEY.value())).usingRecursiveComparison().isEqualTo(object);
        assertThat(object.size()).isEqualTo(whole.length);
        assertThat(object.lastModified()).isEqualTo(clock.instant());
        assertThat(object.metadata()).isEqualTo(newObject("x").metadata());
        assertThat(store.usage(bucket.name())).isEqualTo(new BucketUsage(1, whole.length));
        try (ObjectContent content = store.open(object, 199_990, 70_011)) {
            assertThat(Contents.of(content)).isEqualTo(Arrays.copyOfRange(whole, 199_990, 270_001));
        }
    }

    @Test
    void the_etag_is_the_md5_of_the_md5s_and_the_number_of_parts_unless_the_caller_brings_one() throws Exception {
        Upload upload = begin();
        UploadedPart one = part(upload, 1, text("one"));
        UploadedPart two = part(upload, 2, text("two"));
        MessageDigest md5 = MessageDigest.getInstance("MD5");
        md5.update(HexFormat.of().parseHex(one.etag()));
        md5.update(HexFormat.of().parseHex(two.etag()));
        Upload other = begin();
        part(other, 1, text("one"));

        assertThat(complete(upload, 1, 2).etag()).isEqualTo(HexFormat.of().formatHex(md5.digest()) + "-2");
        Completion wanted = new Completion(
                List.of(new Completion.Choice(1, null, Map.of())),
                0,
                new WriteCondition.Always(),
                NO_LIMIT,
                null,
                Map.of(),
                "My ETag");
        assertThat(store.uploads().complete(bucket, KEY, other.id(), wanted).etag())
                .isEqualTo("My ETag");
        assertThat(found(KEY.value()).digests().get(DigestKind.MD5)).isEmpty();
    }

    @Test
    void crcs_of_the_whole_are_combined_and_composite_checksums_are_of_the_parts_checksums() throws Exception {
        byte[] one = bytes(100_001);
        byte[] two = new byte[0];
        byte[] three = text("123456789");
        for (DigestKind kind : List.of(DigestKind.CRC32, DigestKind.CRC32C, DigestKind.CRC64NVME)) {
            Upload upload = begin(kind, UploadChecksum.Type.FULL_OBJECT);
            part(upload, 1, one);
            part(upload, 2, two);
            part(upload, 3, three);

            StoredObject object = complete(upload, 1, 2, 3);

            assertThat(object.digests().get(kind)).contains(digest(kind, one, two, three));
            assertThat(object.digests().get(DigestKind.CRC64ECMA))
                    .contains(digest(DigestKind.CRC64ECMA, one, two, three));
            assertThat(Objects.requireNonNull(object.multipart()).checksum()).isNull();
        }
        for (DigestKind kind : EnumSet.of(DigestKind.SHA1, DigestKind.SHA256, DigestKind.CRC32C)) {
            Upload upload = begin(kind, UploadChecksum.Type.COMPOSITE);
            part(upload, 1, one);
            part(upload, 2, three);

            StoredObject object = complete(upload, 1, 2);

            var composite = Objects.requireNonNull(
                    Objects.requireNonNull(object.multipart()).checksum());
            assertThat(composite.kind()).isEqualTo(kind);
            assertThat(composite.value()).isEqualTo(digest(kind, digest(kind, one), digest(kind, three)));
            assertThat(object.digests().get(kind)).isEmpty();
        }
    }

    @Test
    void parts_of_a_finished_object_are_counted_from_one_and_keep_their_checksums() throws Exception {
        Upload upload = begin(DigestKind.CRC32, UploadChecksum.Type.COMPOSITE);
        part(upload, 5, text("five"));
        part(upload, 9, text("nine!"));
        part(upload, 11, text("eleven"));

        StoredObject object = complete(upload, 5, 9, 11);

        assertThat(store.parts(object, 0, 10).stream().map(ObjectPart::number)).containsExactly(1, 2, 3);
        ObjectPart second = store.parts(object, 1, 1).getFirst();
        assertThat(second.offset()).isEqualTo(4);
        assertThat(second.size()).isEqualTo(5);
        assertThat(second.digests().get(DigestKind.CRC32)).contains(digest(DigestKind.CRC32, text("nine!")));
        assertThat(store.parts(object, 3, 1)).isEmpty();
        assertThat(store.parts(put("plain", large()), 0, 10)).isEmpty();
    }

    @Test
    void an_upload_of_nothing_is_an_empty_object() throws Exception {
        Upload upload = begin();
        part(upload, 4, new byte[0]);
        StoredObject object = complete(upload, 4);

        assertThat(read(KEY.value())).isEmpty();
        assertThat(store.parts(object, 0, 5)).hasSize(1);
        assertThat(object.etag()).endsWith("-1");
    }

    @Test
    void wrong_choices_are_refused_and_the_upload_goes_on() throws Exception {
        Upload upload = begin(DigestKind.CRC32, UploadChecksum.Type.FULL_OBJECT);
        byte[] small = text("small");
        UploadedPart one = part(upload, 1, small);
        part(upload, 2, large());
        part(upload, 3, small);
        Completion good = completion(1, 2, 3);

        assertRefused(upload, completion(1, 4), new StoreError.InvalidPart(4));
        assertRefused(upload, completion(2, 1), new StoreError.InvalidPartOrder(1));
        assertRefused(upload, completion(2, 2), new StoreError.InvalidPartOrder(2));
        assertRefused(upload, choosing(new Completion.Choice(2, one.etag(), Map.of())), new StoreError.InvalidPart(2));
        Map<DigestKind, byte[]> wrong = Map.of(DigestKind.CRC32, new byte[4]);
        assertRefused(upload, choosing(new Completion.Choice(2, null, wrong)), new StoreError.InvalidPart(2));
        assertRefused(upload, limited(good, 6, NO_LIMIT, null), new StoreError.PartTooSmall(1, 5, 6));
        long size = large().length + 10L;
        assertRefused(upload, limited(good, 5, size - 1, null), new StoreError.TooLarge(size - 1));
        assertRefused(upload, limited(good, 5, size, size + 1), new StoreError.SizeMismatch(size + 1, size));
        Completion claiming = new Completion(
                good.parts(), 0, good.condition(), NO_LIMIT, null, Map.of(DigestKind.CRC32, new byte[4]), null);
        assertThatThrownBy(() -> store.uploads().complete(bucket, KEY, upload.id(), claiming))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.error()).isInstanceOf(StoreError.DigestMismatch.class));

        Map<DigestKind, byte[]> right = Map.of(DigestKind.CRC32, digest(DigestKind.CRC32, small));
        String etag = one.etag().toUpperCase(Locale.ROOT);
        Completion last = choosing(new Completion.Choice(1, etag, right));
        store.uploads().complete(bucket, KEY, upload.id(), limited(last, 6, 5, 5L));
        assertThat(read(KEY.value())).isEqualTo(small);
    }

    private void assertRefused(Upload upload, Completion completion, StoreError error) {
        assertError(() -> store.uploads().complete(bucket, KEY, upload.id(), completion), error);
    }

    private static Completion choosing(Completion.Choice choice) {
        return limited(
                new Completion(List.of(choice), 0, new WriteCondition.Always(), NO_LIMIT, null, Map.of(), null),
                0,
                NO_LIMIT,
                null);
    }

    private static Completion limited(
            Completion completion, long innerPartBytesMin, long maxBytes, @Nullable Long size) {
        return new Completion(
                completion.parts(), innerPartBytesMin, completion.condition(), maxBytes, size, Map.of(), null);
    }

    @Test
    void conditions_of_the_key_are_judged_at_the_completion() throws Exception {
        Upload upload = begin();
        part(upload, 1, large());
        put(KEY.value(), text("there"));
        Completion ifAbsent = new Completion(
                List.of(new Completion.Choice(1, null, Map.of())),
                0,
                new WriteCondition.IfAbsent(),
                NO_LIMIT,
                null,
                Map.of(),
                null);

        assertRefused(upload, ifAbsent, new StoreError.PreconditionFailed("If-None-Match"));
        assertThat(read(KEY.value())).isEqualTo(text("there"));
        String etag = complete(upload, 1).etag();
        assertThat(store.put(
                                bucket,
                                newObject(KEY.value()),
                                BytesBody.of(text("new")),
                                new WriteCondition.IfMatch(List.of(etag)),
                                NO_LIMIT)
                        .size())
                .isEqualTo(3);
    }

    @Test
    void a_completion_asked_again_is_answered_again_for_a_day() throws Exception {
        Upload upload = begin();
        part(upload, 1, large());
        StoredObject object = complete(upload, 1);
        put(KEY.value(), text("newer"));
        clock.pass(Duration.ofHours(23));
        store.sweep();
        reopenStore();

        assertThat(complete(upload, 1)).usingRecursiveComparison().isEqualTo(object);
        assertThat(read(KEY.value())).isEqualTo(text("newer"));
        assertError(() -> store.uploads().abort(bucket, KEY, upload.id()), new StoreError.NoSuchUpload(upload.id()));
        clock.pass(Duration.ofHours(2));
        store.sweep();
        assertError(() -> complete(upload, 1), new StoreError.NoSuchUpload(upload.id()));
    }

    @Test
    void an_object_of_parts_that_is_replaced_or_deleted_leaves_nothing() throws Exception {
        Upload upload = begin();
        part(upload, 1, large());
        part(upload, 2, large());
        StoredObject object = complete(upload, 1, 2);
        put(KEY.value(), text("small"));
        store.sweep();
        assertThat(read(object)).hasSize(2 * large().length);
        clock.pass(Duration.ofHours(1));
        store.sweep();

        assertThat(blobs()).isZero();
    }

    @Test
    void a_reader_of_an_object_of_parts_finishes_although_it_is_deleted_and_swept() throws Exception {
        StoredObject object = putParts("key", 70_000, 80_000, 50_000);
        try (ObjectContent content = store.open(object, 0, object.size())) {
            delete("key");
            sweepAll();
            sweepAll();

            assertThat(Contents.of(content)).isEqualTo(large());
        }
        sweepAll();
        assertThat(blobs()).isZero();
        assertThatThrownBy(() -> store.open(object, 0, 1)).isInstanceOf(IOException.class);
    }
}
