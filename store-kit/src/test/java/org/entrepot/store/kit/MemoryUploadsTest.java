package org.entrepot.store.kit;

class MemoryUploadsTest extends UploadsContract {
    @Override
    protected Engines open() {
        return new MemoryEngines();
    }

    @Override
    protected Engines reopen(Engines closing) {
        return closing;
    }
}
