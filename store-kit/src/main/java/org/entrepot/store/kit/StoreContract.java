package org.entrepot.store.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.entrepot.access.Dialect;
import org.entrepot.access.identity.Account;
import org.entrepot.store.Bucket;
import org.entrepot.store.BucketName;
import org.entrepot.store.Completion;
import org.entrepot.store.DigestKind;
import org.entrepot.store.NewBucket;
import org.entrepot.store.NewObject;
import org.entrepot.store.NewUpload;
import org.entrepot.store.ObjectContent;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.SecretSealer;
import org.entrepot.store.StoreException;
import org.entrepot.store.StoredObject;
import org.entrepot.store.WriteCondition;
import org.entrepot.store.core.CatalogObjectStore;
import org.entrepot.store.spi.BlobStore;
import org.entrepot.store.spi.Catalog;
import org.entrepot.test.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the contracts of the store have in common: a store over two engines, an account, a bucket. */
public abstract class StoreContract {
    /** The account that owns what the tests make. */
    protected static final String ACCOUNT = "123456789012";
    /** More than any test writes. */
    protected static final long NO_LIMIT = Long.MAX_VALUE;

    /** Moved by tests; stands still otherwise. */
    protected final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T10:15:30.123Z"));

    /** The engines and the store of a test. */
    protected Engines engines;

    /** The store over them. */
    protected CatalogObjectStore store;

    /** A bucket of {@link #ACCOUNT}. */
    protected Bucket bucket;

    /** Two engines and what closing them takes. */
    public interface Engines extends AutoCloseable {
        /** The catalog. */
        Catalog catalog();

        /** The blobs. */
        BlobStore blobs();

        @Override
        void close() throws IOException;
    }

    /** For subclasses. */
    @SuppressWarnings("NullAway.Init") // set before each test
    protected StoreContract() {}

    /** Engines, empty at the first call of a test. */
    protected abstract Engines open() throws IOException;

    /** Closes the engines and opens what they left behind; for engines in memory, does nothing. */
    protected Engines reopen(Engines closing) throws IOException {
        closing.close();
        return open();
    }

    /** Makes the store of a test. */
    @BeforeEach
    final void openStore() throws Exception {
        engines = open();
        store = storeOver(engines, clock);
        Account account = store.identities().ensureAccount(ACCOUNT);
        bucket = store.createBucket(newBucket("bucket", account));
    }

    /** Closes it. */
    @AfterEach
    final void closeStore() throws IOException {
        engines.close();
    }

    /** The same store, closed and opened again. */
    protected final void reopenStore() throws IOException {
        engines = reopen(engines);
        store = storeOver(engines, clock);
    }

    private static CatalogObjectStore storeOver(Engines engines, Clock clock) {
        return new CatalogObjectStore(engines.catalog(), engines.blobs(), new MarkingSealer(), clock);
    }

    /** A plain bucket made over S3. */
    protected static NewBucket newBucket(String name, Account owner) {
        return new NewBucket(
                new BucketName(name),
                owner,
                Dialect.S3,
                "us-east-1",
                null,
                null,
                null,
                "arn:aws:iam::" + owner.number() + ":root",
                Map.of());
    }

    /** A plain object with its MD5. */
    protected static NewObject newObject(String key) {
        return new NewObject(
                new ObjectKey(key),
                Map.of("content-type", "text/plain"),
                Map.of("a", "b"),
                null,
                ACCOUNT,
                Dialect.S3,
                Set.of(DigestKind.MD5));
    }

    /** A plain upload to a key. */
    protected static NewUpload newUpload(String key) {
        return new NewUpload(newObject(key), "initiator", null);
    }

    /** A completion with these parts and no other wish. */
    protected static Completion completion(int... numbers) {
        return new Completion(
                IntStream.of(numbers)
                        .mapToObj(number -> new Completion.Choice(number, null, Map.of()))
                        .toList(),
                0,
                new WriteCondition.Always(),
                NO_LIMIT,
                null,
                Map.of(),
                null);
    }

    /** Puts bytes under a key of the bucket. */
    protected final StoredObject put(String key, byte[] bytes) throws StoreException, IOException {
        return put(key, bytes, new WriteCondition.Always());
    }

    /** Puts bytes under a key of the bucket when the condition holds. */
    protected final StoredObject put(String key, byte[] bytes, WriteCondition condition)
            throws StoreException, IOException {
        return store.put(bucket, newObject(key), BytesBody.of(bytes), condition, NO_LIMIT);
    }

    /** The object of a key, which must be there. */
    protected final StoredObject found(String key) throws IOException {
        return Objects.requireNonNull(store.find(bucket, new ObjectKey(key)), key);
    }

    /** All bytes of the object of a key. */
    protected final byte[] read(String key) throws IOException {
        return read(found(key));
    }

    /** All bytes of an object. */
    protected final byte[] read(StoredObject object) throws IOException {
        try (ObjectContent content = store.open(object, 0, object.size())) {
            return Contents.of(content);
        }
    }

    /** How many blobs there are. */
    protected final int blobs() {
        try {
            return engines.blobs().walk(null, Integer.MAX_VALUE).size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As many bytes as asked for. */
    protected static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 31 + i / 251);
        }
        return bytes;
    }

    /** Too large to be kept in the catalog. */
    protected static byte[] large() {
        return bytes(200_000);
    }

    /** The bytes of a text. */
    protected static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Sizes on both sides of every cut. */
    protected static List<Integer> interestingSizes() {
        return List.of(0, 1, 4096, 32 * 1024 - 1, 32 * 1024, 32 * 1024 + 1, 64 * 1024, 64 * 1024 + 1, 200_000);
    }

    /** Turns bytes around, so that tests can tell sealed from clear; refuses another context. */
    private static final class MarkingSealer implements SecretSealer {
        @Override
        public byte[] seal(byte[] clear, byte[] context) {
            byte[] sealed = new byte[clear.length + context.length];
            for (int i = 0; i < clear.length; i++) {
                sealed[i] = (byte) ~clear[i];
            }
            System.arraycopy(context, 0, sealed, clear.length, context.length);
            return sealed;
        }

        @Override
        public byte[] unseal(byte[] sealed, byte[] context) throws IOException {
            int length = sealed.length - context.length;
            if (length < 0 || !java.util.Arrays.equals(sealed, length, sealed.length, context, 0, context.length)) {
                throw new IOException("sealed for another context");
            }
            byte[] clear = new byte[length];
            for (int i = 0; i < length; i++) {
                clear[i] = (byte) ~sealed[i];
            }
            return clear;
        }
    }
}
