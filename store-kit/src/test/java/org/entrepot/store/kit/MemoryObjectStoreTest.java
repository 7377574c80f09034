package org.entrepot.store.kit;

class MemoryObjectStoreTest extends ObjectStoreContract {
    @Override
    protected Engines open() {
        return new MemoryEngines();
    }

    @Override
    protected Engines reopen(Engines closing) {
        return closing;
    }
}
