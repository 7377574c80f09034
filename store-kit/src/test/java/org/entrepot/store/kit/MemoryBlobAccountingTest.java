package org.entrepot.store.kit;

class MemoryBlobAccountingTest extends BlobAccountingContract {
    @Override
    protected Engines open() {
        return new MemoryEngines();
    }

    @Override
    protected Engines reopen(Engines closing) {
        return closing;
    }
}
