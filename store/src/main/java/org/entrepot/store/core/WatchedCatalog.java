package org.entrepot.store.core;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.store.spi.Catalog;
import org.entrepot.store.spi.Snapshot;
import org.entrepot.store.spi.Transaction;
import org.jspecify.annotations.Nullable;

/** A catalog that tells {@link HeldObjects} of every write of an object, whoever makes it. */
final class WatchedCatalog implements Catalog {
    private final Catalog catalog;
    private final HeldObjects objects;

    WatchedCatalog(Catalog catalog, HeldObjects objects) {
        this.catalog = catalog;
        this.objects = objects;
    }

    @Override
    public List<byte @Nullable []> get(List<byte[]> keys) throws IOException {
        return catalog.get(keys);
    }

    @Override
    public Snapshot snapshot() throws IOException {
        return catalog.snapshot();
    }

    @Override
    public <T, X extends Exception> T commit(Work<T, X> work) throws X, IOException {
        List<HeldObjects.Name> written = new ArrayList<>(1);
        try {
            return catalog.<T, X>commit(transaction -> work.run(new Watched(transaction, written)));
        } finally {
            written.forEach(objects::end);
        }
    }

    @Override
    public void listen(byte[] prefix, Runnable changed) {
        catalog.listen(prefix, changed);
    }

    @Override
    public void verify() throws IOException {
        catalog.verify();
    }

    @Override
    public void close() throws IOException {
        catalog.close();
    }

    /** The writes of one run of a commit's work. */
    private final class Watched implements Transaction {
        private final Transaction transaction;
        private final List<HeldObjects.Name> written;

        Watched(Transaction transaction, List<HeldObjects.Name> written) {
            this.transaction = transaction;
            this.written = written;
        }

        private void begin(byte[] key) {
            // The bytes of an object are never written without its record.
            if (key[0] == Keys.OBJECT) {
                HeldObjects.Name name = new HeldObjects.Name(Keys.bucketId(key), Keys.objectKey(key));
                objects.begin(name);
                written.add(name);
            }
        }

        @Override
        public long revision() {
            return transaction.revision();
        }

        @Override
        public byte @Nullable [] get(byte[] key) throws IOException {
            return transaction.get(key);
        }

        @Override
        public byte @Nullable [] firstKey(byte[] from, byte[] to) throws IOException {
            return transaction.firstKey(from, to);
        }

        @Override
        public void put(byte[] key, byte[] value) {
            begin(key);
            transaction.put(key, value);
        }

        @Override
        public void delete(byte[] key) {
            begin(key);
            transaction.delete(key);
        }
    }
}
