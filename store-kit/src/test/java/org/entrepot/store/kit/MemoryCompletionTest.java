package org.entrepot.store.kit;

class MemoryCompletionTest extends CompletionContract {
    @Override
    protected Engines open() {
        return new MemoryEngines();
    }

    @Override
    protected Engines reopen(Engines closing) {
        return closing;
    }
}
