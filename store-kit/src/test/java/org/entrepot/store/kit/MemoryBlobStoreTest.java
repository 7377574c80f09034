package org.entrepot.store.kit;

import org.entrepot.store.memory.MemoryBlobStore;
import org.entrepot.store.spi.BlobStore;

class MemoryBlobStoreTest extends BlobStoreContract {
    @Override
    protected BlobStore open() {
        return new MemoryBlobStore();
    }

    @Override
    protected BlobStore reopen(BlobStore closing) {
        return closing;
    }
}
