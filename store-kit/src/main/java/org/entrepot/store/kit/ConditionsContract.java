package org.entrepot.store.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.entrepot.access.Dialect;
import org.entrepot.store.BucketUsage;
import org.entrepot.store.DeleteCondition;
import org.entrepot.store.DeleteItem;
import org.entrepot.store.DeleteOutcome;
import org.entrepot.store.DigestKind;
import org.entrepot.store.NewObject;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.StoreError;
import org.entrepot.store.StoreException;
import org.entrepot.store.StoredObject;
import org.entrepot.store.WriteCondition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds of conditions: judged in the commit, one winner, one outcome per key. */
public abstract class ConditionsContract extends StoreContract {
    /** For subclasses. */
    protected ConditionsContract() {}

    @Test
    void a_write_is_judged_by_its_condition() throws Exception {
        assertRefused("key", new WriteCondition.IfMatch(List.of()), new StoreError.NoSuchKey(new ObjectKey("key")));
        StoredObject first = put("key", text("one"), new WriteCondition.IfAbsent());
        String etag = first.digests().hex(DigestKind.MD5).orElseThrow();
        assertRefused("key", new WriteCondition.IfAbsent(), new StoreError.PreconditionFailed("If-None-Match"));
        assertRefused("key", new WriteCondition.IfMatch(List.of("00")), new StoreError.PreconditionFailed("If-Match"));
        assertRefused(
                "key",
                new WriteCondition.IfNoneMatch(List.of("00", etag)),
                new StoreError.PreconditionFailed("If-None-Match"));

        put("key", text("two"), new WriteCondition.IfMatch(List.of("00", etag)));
        put("key", text("three"), new WriteCondition.IfMatch(List.of()));
        put("key", text("four"), new WriteCondition.IfNoneMatch(List.of(etag)));
        assertThat(read("key")).isEqualTo(text("four"));
    }

    @Test
    void a_condition_that_fails_already_is_told_before_the_body_is_read() throws Exception {
        put("key", text("one"));
        InputStream closed = InputStream.nullInputStream();
        closed.close();
        BytesBody unread = new BytesBody(new byte[0], closed, 1, Map.of());
        assertThatThrownBy(() -> store.put(bucket, newObject("key"), unread, new WriteCondition.IfAbsent(), NO_LIMIT))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(e.error()).isEqualTo(new StoreError.PreconditionFailed("If-None-Match")));
        assertThat(read("key")).isEqualTo(text("one"));
    }

    @Test
    void a_SHA_256_that_is_known_of_an_object_is_an_etag_too() throws Exception {
        NewObject wanted = new NewObject(
                new ObjectKey("key"),
                Map.of(),
                Map.of(),
                null,
                ACCOUNT,
                Dialect.MEDIASTORE,
                Set.of(DigestKind.MD5, DigestKind.SHA256));
        StoredObject stored =
                store.put(bucket, wanted, BytesBody.of(text("one")), new WriteCondition.Always(), NO_LIMIT);
        String etag = stored.digests().hex(DigestKind.SHA256).orElseThrow();

        put("key", text("two"), new WriteCondition.IfMatch(List.of(etag)));
        assertRefused("key", new WriteCondition.IfMatch(List.of(etag)), new StoreError.PreconditionFailed("If-Match"));
    }

    private void assertRefused(String key, WriteCondition condition, StoreError error) {
        for (byte[] bytes : List.of(text("refused"), large())) {
            assertThatThrownBy(() -> put(key, bytes, condition))
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.error()).isEqualTo(error));
        }
        assertThat(blobs()).isZero();
    }

    @Test
    void of_many_conditional_writes_at_once_exactly_one_wins() throws Exception {
        List<Future<Boolean>> writers = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 32; i++) {
                byte[] bytes = i % 2 == 0 ? bytes(i) : bytes(40_000 + i);
                writers.add(executor.submit(() -> {
                    try {
                        put("key", bytes, new WriteCondition.IfAbsent());
                        return true;
                    } catch (StoreException lost) {
                        assertThat(lost.error()).isEqualTo(new StoreError.PreconditionFailed("If-None-Match"));
                        return false;
                    }
                }));
            }
        }
        int won = 0;
        for (Future<Boolean> writer : writers) {
            won += writer.get() ? 1 : 0;
        }

        assertThat(won).isEqualTo(1);
        assertThat(store.usage(bucket.name()))
                .isEqualTo(new BucketUsage(1, found("key").size()));
        assertThat(read("key")).hasSize((int) found("key").size());
        assertThat(blobs()).isLessThanOrEqualTo(1);
    }

    @Test
    void a_delete_says_what_became_of_each_key() throws Exception {
        StoredObject object = put("there", text("12345"));
        put("other", large());
        Instant modified = object.lastModified();

        List<DeleteOutcome> outcomes = store.delete(
                bucket,
                List.of(
                        item("missing", List.of("00"), null, null),
                        item("there", List.of("00"), null, null),
                        item("there", null, modified.plusSeconds(1), null),
                        item("there", null, null, 4L),
                        item("there", List.of(), modified.plusMillis(100), 5L),
                        item("there", null, null, null),
                        item("other", null, null, null)));

        assertThat(outcomes)
                .containsExactly(
                        new DeleteOutcome.Done(new ObjectKey("missing"), false),
                        refused("If-Match"),
                        refused("x-amz-if-match-last-modified-time"),
                        refused("x-amz-if-match-size"),
                        new DeleteOutcome.Done(new ObjectKey("there"), true),
                        new DeleteOutcome.Done(new ObjectKey("there"), false),
                        new DeleteOutcome.Done(new ObjectKey("other"), true));
        assertThat(store.usage(bucket.name())).isEqualTo(new BucketUsage(0, 0));
    }

    private static DeleteItem item(
            String key, @Nullable List<String> etags, @Nullable Instant modified, @Nullable Long size) {
        return new DeleteItem(new ObjectKey(key), new DeleteCondition(etags, modified, size));
    }

    private static DeleteOutcome refused(String header) {
        return new DeleteOutcome.Refused(new ObjectKey("there"), new StoreError.PreconditionFailed(header));
    }
}
