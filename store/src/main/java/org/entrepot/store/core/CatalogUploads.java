package org.entrepot.store.core;

import java.io.IOException;
import org.entrepot.store.Bucket;
import org.entrepot.store.Completion;
import org.entrepot.store.CopySource;
import org.entrepot.store.NewUpload;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.PartPage;
import org.entrepot.store.PutBody;
import org.entrepot.store.StoreException;
import org.entrepot.store.StoredObject;
import org.entrepot.store.Upload;
import org.entrepot.store.UploadPage;
import org.entrepot.store.UploadQuery;
import org.entrepot.store.UploadedPart;
import org.entrepot.store.Uploads;
import org.entrepot.store.spi.Catalog;
import org.entrepot.store.spi.Snapshot;

/** Multipart uploads over a catalog. */
final class CatalogUploads implements Uploads {
    private final Catalog catalog;
    private final UploadRecords uploads;
    private final PartRecords parts;
    private final CompleteWork complete;
    private final CopyWork copy;

    CatalogUploads(Catalog catalog, UploadRecords uploads, PartRecords parts, CompleteWork complete, CopyWork copy) {
        this.catalog = catalog;
        this.uploads = uploads;
        this.parts = parts;
        this.complete = complete;
        this.copy = copy;
    }

    @Override
    public Upload begin(Bucket bucket, NewUpload upload) throws StoreException, IOException {
        return uploads.begin(bucket, upload);
    }

    @Override
    public Upload find(Bucket bucket, ObjectKey key, String uploadId) throws StoreException, IOException {
        return uploads.find(bucket, key, UploadRecords.id(uploadId));
    }

    @Override
    public UploadedPart putPart(Bucket bucket, ObjectKey key, String uploadId, int number, PutBody body, long maxBytes)
            throws StoreException, IOException {
        return parts.put(bucket, key, UploadRecords.id(uploadId), number, body, maxBytes);
    }

    @Override
    public UploadedPart copyPart(
            Bucket bucket, ObjectKey key, String uploadId, int number, CopySource source, long offset, long length)
            throws StoreException, IOException {
        return copy.copyPart(bucket, key, UploadRecords.id(uploadId), number, source, offset, length);
    }

    @Override
    public StoredObject complete(Bucket bucket, ObjectKey key, String uploadId, Completion completion)
            throws StoreException, IOException {
        return complete.complete(bucket, key, UploadRecords.id(uploadId), completion);
    }

    @Override
    public void abort(Bucket bucket, ObjectKey key, String uploadId) throws StoreException, IOException {
        uploads.abort(bucket, key, UploadRecords.id(uploadId));
    }

    @Override
    public PartPage parts(Bucket bucket, ObjectKey key, String uploadId, int afterNumber, int limit)
            throws StoreException, IOException {
        return uploads.parts(bucket, key, UploadRecords.id(uploadId), afterNumber, limit);
    }

    @Override
    public UploadPage list(Bucket bucket, UploadQuery query) throws IOException {
        try (Snapshot snapshot = catalog.snapshot()) {
            return UploadListing.page(snapshot, bucket.id(), query);
        }
    }
}
