package org.entrepot.store.core;

import java.io.IOException;
import org.entrepot.store.Bucket;
import org.entrepot.store.Completion;
import org.entrepot.store.ManifestId;
import org.entrepot.store.ObjectBody;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.StoreError;
import org.entrepot.store.StoreException;
import org.entrepot.store.StoredObject;
import org.entrepot.store.Upload;
import org.entrepot.store.spi.Catalog;
import org.entrepot.store.spi.Snapshot;

/**
 * Makes objects of uploads. The parts are read and put together from a snapshot; the commit then only asks whether the upload is
 * still as it was, and otherwise all is done again.
 */
final class CompleteWork {
    /** How often parts may arrive between reading and commit before a completion gives up. */
    private static final int ATTEMPTS_MAX = 50;

    private final Catalog catalog;
    private final ObjectRecords objects;
    private final UploadRecords uploads;

    CompleteWork(Catalog catalog, ObjectRecords objects, UploadRecords uploads) {
        this.catalog = catalog;
        this.objects = objects;
        this.uploads = uploads;
    }

    StoredObject complete(Bucket bucket, ObjectKey key, UploadId id, Completion completion)
            throws StoreException, IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(bucket, key, id, completion);
            } catch (StoreException refused) {
                switch (refused.error()) {
                    case StoreError.NoSuchUpload ended -> {
                        StoredObject made = uploads.finished(bucket, key, id);
                        if (made != null) {
                            return made;
                        }
                        throw refused;
                    }
                    case StoreError.RevisionConflict changed -> {
                        if (attempt == ATTEMPTS_MAX) {
                            throw refused;
                        }
                    }
                    default -> throw refused;
                }
            }
        }
    }

    private StoredObject attempt(Bucket bucket, ObjectKey key, UploadId id, Completion completion)
            throws StoreException, IOException {
        Upload upload;
        Assembly assembly;
        try (Snapshot snapshot = catalog.snapshot()) {
            upload = UploadRecords.find(snapshot, bucket, key, id);
            assembly = Assembly.of(snapshot, upload, id, completion, new ManifestId(Garbage.randomId()));
        }
        ObjectRecords.Bytes bytes = assembly.bytes();
        return catalog.<StoredObject, StoreException>commit(transaction -> {
            Upload now = UploadRecords.require(transaction, bucket, key, id);
            if (now.revision() != upload.revision()) {
                throw new StoreException(new StoreError.RevisionConflict(upload.revision(), now.revision()));
            }
            StoredObject made =
                    objects.write(transaction, bucket, upload.begun().object(), bytes, completion.condition());
            if (made.body() instanceof ObjectBody.Segments) {
                assembly.manifest().write(transaction);
            }
            uploads.finish(transaction, bucket, id, made, assembly.used());
            return made;
        });
    }
}
