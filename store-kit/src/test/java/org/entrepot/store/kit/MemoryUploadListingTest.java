package org.entrepot.store.kit;

class MemoryUploadListingTest extends UploadListingContract {
    @Override
    protected Engines open() {
        return new MemoryEngines();
    }

    @Override
    protected Engines reopen(Engines closing) {
        return closing;
    }
}
