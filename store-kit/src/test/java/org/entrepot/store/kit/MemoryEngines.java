package org.entrepot.store.kit;

import org.entrepot.store.memory.MemoryBlobStore;
import org.entrepot.store.memory.MemoryCatalog;
import org.entrepot.store.spi.BlobStore;
import org.entrepot.store.spi.Catalog;

/** The engines in memory. */
record MemoryEngines(Catalog catalog, BlobStore blobs) implements StoreContract.Engines {
    MemoryEngines() {
        this(new MemoryCatalog(), new MemoryBlobStore());
    }

    @Override
    public void close() {}
}
