package org.entrepot.store.local;

import java.io.IOException;
import java.nio.file.Path;
import org.entrepot.store.kit.StoreContract;
import org.entrepot.store.spi.BlobStore;
import org.entrepot.store.spi.Catalog;

/** The engines of a data folder. They sync only where a test is about that: most are not. */
record LocalEngines(Catalog catalog, BlobStore blobs) implements StoreContract.Engines {
    static LocalEngines open(Path folder) throws IOException {
        NativeLibrary.load(TestFolders.NATIVE);
        return new LocalEngines(
                RocksCatalog.open(folder.resolve("catalog"), Durability.NONE),
                FileBlobStore.open(folder.resolve("blobs"), new DiskFiles(Durability.NONE), 0));
    }

    @Override
    public void close() throws IOException {
        catalog.close();
        blobs.close();
    }
}
