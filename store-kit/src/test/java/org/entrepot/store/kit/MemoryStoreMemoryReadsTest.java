package org.entrepot.store.kit;

class MemoryStoreMemoryReadsTest extends MemoryReadsContract {
    @Override
    protected Engines open() {
        return new MemoryEngines();
    }

    @Override
    protected Engines reopen(Engines closing) {
        return closing;
    }
}
