package org.entrepot.store.local;

import java.io.IOException;
import java.nio.file.Path;
import org.entrepot.store.kit.BlobAccountingContract;
import org.junit.jupiter.api.io.TempDir;

class LocalBlobAccountingTest extends BlobAccountingContract {
    @TempDir
    Path folder;

    @Override
    protected Engines open() throws IOException {
        return LocalEngines.open(folder);
    }
}
