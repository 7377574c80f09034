package org.entrepot.store.local;

import java.io.IOException;
import java.nio.file.Path;
import org.entrepot.store.kit.CatalogContract;
import org.entrepot.store.spi.Catalog;
import org.junit.jupiter.api.io.TempDir;

class RocksCatalogTest extends CatalogContract {
    @TempDir
    Path folder;

    @Override
    protected Catalog open() throws IOException {
        NativeLibrary.load(TestFolders.NATIVE);
        return RocksCatalog.open(folder.resolve("catalog"), Durability.SYNC);
    }
}
