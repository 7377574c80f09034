package org.entrepot.store.core;

import java.io.IOException;
import org.entrepot.store.Bucket;
import org.entrepot.store.BucketUsage;
import org.entrepot.store.StoreError;
import org.entrepot.store.StoreException;
import org.entrepot.store.spi.Transaction;

/** What a bucket holds, kept by the commits that change it. The record exists exactly as long as its bucket. */
final class Usage {
    private Usage() {}

    static BucketUsage read(byte[] record) throws IOException {
        RecordReader from = new RecordReader(record);
        return new BucketUsage(from.number(), from.number());
    }

    static void write(Transaction transaction, String bucketId, BucketUsage usage) {
        transaction.put(Keys.usage(bucketId), record(usage));
    }

    static byte[] record(BucketUsage usage) {
        return new RecordWriter(0).number(usage.objects()).number(usage.bytes()).record();
    }

    /**
     * The usage of a bucket about to change.
     *
     * @throws StoreException {@link StoreError.NoSuchBucket} when the bucket is gone, also when its name is used again
     */
    static BucketUsage require(Transaction transaction, Bucket bucket) throws StoreException, IOException {
        byte[] record = transaction.get(Keys.usage(bucket.id()));
        if (record == null) {
            throw new StoreException(new StoreError.NoSuchBucket(bucket.name()));
        }
        return read(record);
    }
}
