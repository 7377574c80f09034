package org.entrepot.store.kit;

import org.entrepot.store.memory.MemoryCatalog;
import org.entrepot.store.spi.Catalog;

class MemoryCatalogTest extends CatalogContract {
    @Override
    protected Catalog open() {
        return new MemoryCatalog();
    }

    @Override
    protected Catalog reopen(Catalog closing) {
        return closing;
    }
}
