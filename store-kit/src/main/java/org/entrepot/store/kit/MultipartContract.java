package org.entrepot.store.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.entrepot.access.Dialect;
import org.entrepot.store.CopySource;
import org.entrepot.store.DeleteCondition;
import org.entrepot.store.DeleteItem;
import org.entrepot.store.DigestKind;
import org.entrepot.store.DigestPass;
import org.entrepot.store.NewObject;
import org.entrepot.store.NewUpload;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.StoreError;
import org.entrepot.store.StoreException;
import org.entrepot.store.StoredObject;
import org.entrepot.store.Upload;
import org.entrepot.store.UploadChecksum;
import org.entrepot.store.UploadedPart;

/** What the contracts of uploads and copies have in common. */
public abstract class MultipartContract extends StoreContract {
    /** The key that the tests upload to. */
    protected static final ObjectKey KEY = new ObjectKey("a/key");

    /** For subclasses. */
    protected MultipartContract() {}

    /** Begins an upload that names no checksum. */
    protected final Upload begin() throws StoreException, IOException {
        return store.uploads().begin(bucket, newUpload(KEY.value()));
    }

    /** Begins an upload whose parts know their CRC-64 as well. */
    protected final Upload begin(DigestKind kind, UploadChecksum.Type type) throws StoreException, IOException {
        NewObject object =
                new NewObject(KEY, Map.of(), Map.of(), null, ACCOUNT, Dialect.COS, Set.of(DigestKind.CRC64ECMA));
        return store.uploads().begin(bucket, new NewUpload(object, "initiator", new UploadChecksum(kind, type)));
    }

    /** Puts a part. */
    protected final UploadedPart part(Upload upload, int number, byte[] bytes) throws StoreException, IOException {
        return store.uploads().putPart(bucket, upload.key(), upload.id(), number, BytesBody.of(bytes), NO_LIMIT);
    }

    /** Makes an object of these parts. */
    protected final StoredObject complete(Upload upload, int... numbers) throws StoreException, IOException {
        return store.uploads().complete(bucket, upload.key(), upload.id(), completion(numbers));
    }

    /** Copies a part. */
    protected final UploadedPart copyPart(Upload upload, int number, StoredObject source, long offset, long length)
            throws StoreException, IOException {
        return store.uploads()
                .copyPart(bucket, upload.key(), upload.id(), number, new CopySource(bucket, source), offset, length);
    }

    /** An object of parts of these sizes; its bytes are those of {@link #bytes}, one part after the other. */
    protected final StoredObject putParts(String key, int... sizes) throws StoreException, IOException {
        Upload upload = store.uploads().begin(bucket, newUpload(key));
        int at = 0;
        int[] numbers = new int[sizes.length];
        byte[] all = bytes(Arrays.stream(sizes).sum());
        for (int i = 0; i < sizes.length; i++) {
            numbers[i] = i + 1;
            byte[] part = Arrays.copyOfRange(all, at, at + sizes[i]);
            store.uploads().putPart(bucket, upload.key(), upload.id(), i + 1, BytesBody.of(part), NO_LIMIT);
            at += sizes[i];
        }
        return store.uploads().complete(bucket, upload.key(), upload.id(), completion(numbers));
    }

    /** Deletes the object of a key. */
    protected final void delete(String key) throws StoreException, IOException {
        store.delete(bucket, List.of(new DeleteItem(new ObjectKey(key), DeleteCondition.NONE)));
    }

    /** Sweeps after every time of grace. */
    protected final void sweepAll() throws IOException {
        clock.pass(Duration.ofDays(2));
        store.sweep();
    }

    /** These bytes one after the other. */
    protected static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** A digest of these bytes one after the other. */
    protected static byte[] digest(DigestKind kind, byte[]... parts) {
        DigestPass pass = new DigestPass(Set.of(kind));
        for (byte[] part : parts) {
            pass.update(part, 0, part.length);
        }
        return pass.finish().get(kind).orElseThrow();
    }

    /** Runs a call that the store must refuse so. */
    protected static void assertError(ThrowingCallable call, StoreError error) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.error()).isEqualTo(error));
    }
}
