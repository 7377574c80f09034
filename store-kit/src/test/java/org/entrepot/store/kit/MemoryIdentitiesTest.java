package org.entrepot.store.kit;

class MemoryIdentitiesTest extends IdentitiesContract {
    @Override
    protected Engines open() {
        return new MemoryEngines();
    }

    @Override
    protected Engines reopen(Engines closing) {
        return closing;
    }
}
