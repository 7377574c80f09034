package org.entrepot.store.kit;

class MemoryBucketsTest extends BucketsContract {
    @Override
    protected Engines open() {
        return new MemoryEngines();
    }

    @Override
    protected Engines reopen(Engines closing) {
        return closing;
    }
}
