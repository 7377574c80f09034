package org.entrepot.store.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.entrepot.access.Dialect;
import org.entrepot.access.acl.Acl;
import org.entrepot.access.acl.Grant;
import org.entrepot.access.acl.Grantee;
import org.entrepot.access.acl.Permission;
import org.entrepot.store.BucketUsage;
import org.entrepot.store.DeleteCondition;
import org.entrepot.store.DeleteItem;
import org.entrepot.store.DigestKind;
import org.entrepot.store.DigestPass;
import org.entrepot.store.NewObject;
import org.entrepot.store.ObjectBody;
import org.entrepot.store.ObjectContent;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.StoreError;
import org.entrepot.store.StoreException;
import org.entrepot.store.StoredObject;
import org.entrepot.store.WriteCondition;
import org.entrepot.test.Property;
import org.junit.jupiter.api.Test;

/** What holds of objects: whole or not at all, judged in the commit, undisturbed for their readers. */
public abstract class ObjectStoreContract extends StoreContract {
    /** For subclasses. */
    protected ObjectStoreContract() {}

    @Test
    void what_was_put_is_read_at_every_size_of_known_and_unknown_length() throws Exception {
        for (int size : interestingSizes()) {
            put("known", bytes(size));
            store.put(
                    bucket,
                    newObject("unknown"),
                    BytesBody.ofUnknownLength(bytes(size)),
                    new WriteCondition.Always(),
                    NO_LIMIT);

            assertThat(read("known")).isEqualTo(bytes(size));
            assertThat(read("unknown")).isEqualTo(bytes(size));
            assertThat(found("unknown").size()).isEqualTo(size);
        }
    }

    @Test
    void small_bodies_are_inline_and_large_ones_are_blobs() throws Exception {
        assertThat(put("small", bytes(32 * 1024)).body()).isInstanceOf(ObjectBody.Inline.class);
        assertThat(put("large", bytes(32 * 1024 + 1)).body()).isInstanceOf(ObjectBody.Segments.class);
    }

    @Test
    void ranges_of_inline_and_large_bodies_are_read() {
        Property.holds(10, random -> {
            byte[] bytes = bytes(random.nextInt(1, 100_000));
            StoredObject object = put("key", bytes);
            int from = random.nextInt(bytes.length + 1);
            int to = random.nextInt(from, bytes.length + 1);
            try (ObjectContent content = store.open(object, from, to - from)) {
                assertThat(content.length()).isEqualTo(to - from);
                assertThat(Contents.of(content)).isEqualTo(Arrays.copyOfRange(bytes, from, to));
            }
        });
    }

    @Test
    void everything_said_about_an_object_is_kept() throws Exception {
        Acl acl = new Acl(
                Dialect.QINGSTOR,
                List.of(
                        new Grant(new Grantee.AllUsers(), Permission.READ),
                        new Grant(new Grantee.AuthenticatedUsers(), Permission.WRITE),
                        new Grant(new Grantee.LogDelivery(), Permission.READ_ACP),
                        new Grant(new Grantee.Identity("ab12"), Permission.FULL_CONTROL)));
        NewObject wanted = new NewObject(
                new ObjectKey("k\0ey/ü"),
                Map.of("content-type", "a/b", "cache-control", "no-store"),
                Map.of("name", "\u00e9\u00ff"),
                acl,
                ACCOUNT,
                Dialect.MEDIASTORE,
                EnumSet.allOf(DigestKind.class));

        StoredObject stored =
                store.put(bucket, wanted, BytesBody.of(text("hello")), new WriteCondition.Always(), NO_LIMIT);
        reopenStore();
        StoredObject read = Objects.requireNonNull(store.find(bucket, wanted.key()));

        assertThat(read).usingRecursiveComparison().withStrictTypeChecking().isEqualTo(stored);
        assertThat(read.lastModified()).isEqualTo(clock.instant());
        assertThat(read.acl()).isEqualTo(acl);
        assertThat(read.metadata()).isEqualTo(wanted.metadata());
        assertThat(read.digests().asMap()).hasSize(DigestKind.values().length);
    }

    @Test
    void only_the_digests_asked_for_are_kept_unless_the_sender_claimed_more() throws Exception {
        DigestPass pass = new DigestPass(Set.of(DigestKind.SHA256));
        pass.update(text("hello"), 0, 5);
        byte[] sha256 = pass.finish().get(DigestKind.SHA256).orElseThrow();

        StoredObject plain = put("plain", text("hello"));
        StoredObject claimed = store.put(
                bucket,
                newObject("claimed"),
                BytesBody.of(text("hello")).claiming(DigestKind.SHA256, sha256),
                new WriteCondition.Always(),
                NO_LIMIT);

        assertThat(plain.digests().asMap()).containsOnlyKeys(DigestKind.MD5);
        assertThat(plain.digests().hex(DigestKind.MD5)).contains("5d41402abc4b2a76b9719d911017c592");
        assertThat(claimed.digests().get(DigestKind.SHA256)).contains(sha256);
    }

    @Test
    void a_wrong_digest_is_refused_and_leaves_nothing() throws Exception {
        for (byte[] bytes : List.of(text("hello"), large())) {
            assertThatThrownBy(() -> store.put(
                            bucket,
                            newObject("key"),
                            BytesBody.of(bytes).claiming(DigestKind.CRC32C, new byte[4]),
                            new WriteCondition.Always(),
                            NO_LIMIT))
                    .isInstanceOfSatisfying(
                            StoreException.class,
                            e -> assertThat(e.error()).isInstanceOf(StoreError.DigestMismatch.class));
        }
        assertNothingWasStored();
    }

    /** What a stream does when it is read. */
    private interface Reading {
        int read() throws IOException;
    }

    private static InputStream endingWith(Reading reading) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                return reading.read();
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return reading.read();
            }
        };
    }

    @Test
    void a_body_that_fails_leaves_nothing() throws Exception {
        InputStream failing = endingWith(() -> {
            throw new IOException("the sender went away");
        });
        for (byte[] before : List.of(text("hello"), large())) {
            InputStream input = new SequenceInputStream(new ByteArrayInputStream(before), failing);
            assertThatThrownBy(() -> store.put(
                            bucket,
                            newObject("key"),
                            new BytesBody(before, input, -1, Map.of()),
                            new WriteCondition.Always(),
                            NO_LIMIT))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the sender went away");
        }
        assertNothingWasStored();
    }

    @Test
    void a_body_longer_than_allowed_is_refused_told_or_not() {
        for (byte[] bytes : List.of(bytes(11), large())) {
            for (BytesBody body : List.of(BytesBody.of(bytes), BytesBody.ofUnknownLength(bytes))) {
                assertThatThrownBy(() -> store.put(
                                bucket, newObject("key"), body, new WriteCondition.Always(), bytes.length - 1L))
                        .isInstanceOfSatisfying(
                                StoreException.class,
                                e -> assertThat(e.error()).isEqualTo(new StoreError.TooLarge(bytes.length - 1L)));
            }
        }
        assertThat(blobs()).isZero();
    }

    private void assertNothingWasStored() throws Exception {
        assertThat(store.find(bucket, new ObjectKey("key"))).isNull();
        assertThat(store.usage(bucket.name())).isEqualTo(new BucketUsage(0, 0));
        assertThat(blobs()).isZero();
    }

    @Test
    void an_overwrite_replaces_bytes_and_words() throws Exception {
        long before = put("key", large()).revision();
        clock.pass(Duration.ofSeconds(5));
        StoredObject now = put("key", text("new"));

        assertThat(read("key")).isEqualTo(text("new"));
        assertThat(now.revision()).isGreaterThan(before);
        assertThat(found("key").lastModified()).isEqualTo(clock.instant());
        put("key", large());
        assertThat(read("key")).isEqualTo(large());
        assertThat(store.usage(bucket.name())).isEqualTo(new BucketUsage(1, large().length));
    }

    @Test
    void replaced_and_deleted_blobs_are_swept_after_their_grace_and_used_ones_stay() throws Exception {
        put("replaced", large());
        put("replaced", large());
        put("deleted", large());
        put("kept", large());
        store.delete(bucket, List.of(new DeleteItem(new ObjectKey("deleted"), DeleteCondition.NONE)));

        store.sweep();
        assertThat(blobs()).isEqualTo(4);
        clock.pass(Duration.ofDays(1));
        store.sweep();

        assertThat(blobs()).isEqualTo(2);
        assertThat(read("kept")).isEqualTo(large());
        assertThat(read("replaced")).isEqualTo(large());
    }

    @Test
    void a_reader_finishes_although_its_object_is_deleted_and_swept() throws Exception {
        StoredObject object = put("key", large());
        try (ObjectContent content = store.open(object, 0, object.size())) {
            store.delete(bucket, List.of(new DeleteItem(object.key(), DeleteCondition.NONE)));
            clock.pass(Duration.ofDays(1));
            store.sweep();

            assertThat(blobs()).isZero();
            assertThat(Contents.of(content)).isEqualTo(large());
        }
    }

    @Test
    void blobs_of_writes_that_never_ended_are_swept_by_the_next_process() throws Exception {
        class Stopped extends RuntimeException {
            private static final long serialVersionUID = 1;
        }
        put("kept", large());
        InputStream stopping = endingWith(() -> {
            throw new Stopped();
        });
        assertThatThrownBy(() -> store.put(
                        bucket,
                        newObject("key"),
                        new BytesBody(large(), stopping, large().length, Map.of()),
                        new WriteCondition.Always(),
                        NO_LIMIT))
                .isInstanceOf(Stopped.class);
        reopenStore();
        clock.pass(Duration.ofDays(2));
        store.sweep();

        assertThat(blobs()).isEqualTo(1);
        assertThat(read("kept")).isEqualTo(large());
    }

    @Test
    void what_is_said_about_an_object_changes_without_its_bytes() throws Exception {
        for (byte[] bytes : List.of(text("small"), large())) {
            StoredObject before = put("key", bytes);
            clock.pass(Duration.ofSeconds(9));
            Acl acl = new Acl(Dialect.S3, List.of(new Grant(new Grantee.AllUsers(), Permission.READ)));

            StoredObject after = store.updateObject(bucket, before.key(), object -> object.withAcl(acl));

            assertThat(after.lastModified()).isEqualTo(before.lastModified());
            assertThat(after.revision()).isGreaterThan(before.revision());
            assertThat(found("key").acl()).isEqualTo(acl);
            assertThat(read("key")).isEqualTo(bytes);
        }
        assertThatThrownBy(() -> store.updateObject(bucket, new ObjectKey("missing"), object -> object))
                .isInstanceOf(StoreException.class);
    }

    @Test
    void a_reopened_store_has_every_object() throws Exception {
        for (int size : interestingSizes()) {
            put("key" + size, bytes(size));
        }
        reopenStore();

        for (int size : interestingSizes()) {
            assertThat(HexFormat.of().formatHex(read("key" + size)))
                    .isEqualTo(HexFormat.of().formatHex(bytes(size)));
        }
        assertThat(store.usage(bucket.name()).objects())
                .isEqualTo(interestingSizes().size());
    }
}
