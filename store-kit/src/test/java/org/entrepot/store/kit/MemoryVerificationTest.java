package org.entrepot.store.kit;

class MemoryVerificationTest extends VerificationContract {
    @Override
    protected Engines open() {
        return new MemoryEngines();
    }

    @Override
    protected Engines reopen(Engines closing) {
        return closing;
    }
}
