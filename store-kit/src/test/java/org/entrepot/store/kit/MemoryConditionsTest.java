package org.entrepot.store.kit;

class MemoryConditionsTest extends ConditionsContract {
    @Override
    protected Engines open() {
        return new MemoryEngines();
    }

    @Override
    protected Engines reopen(Engines closing) {
        return closing;
    }
}
