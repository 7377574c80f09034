package org.entrepot.store.kit;

class MemoryCopyTest extends CopyContract {
    @Override
    protected Engines open() {
        return new MemoryEngines();
    }

    @Override
    protected Engines reopen(Engines closing) {
        return closing;
    }
}
