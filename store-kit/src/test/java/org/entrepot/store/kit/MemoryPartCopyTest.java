package org.entrepot.store.kit;

class MemoryPartCopyTest extends PartCopyContract {
    @Override
    protected Engines open() {
        return new MemoryEngines();
    }

    @Override
    protected Engines reopen(Engines closing) {
        return closing;
    }
}
