package org.entrepot.store.local;

import java.io.IOException;
import java.nio.file.Path;
import org.entrepot.store.kit.UploadsContract;
import org.junit.jupiter.api.io.TempDir;

class LocalUploadsTest extends UploadsContract {
    @TempDir
    Path folder;

    @Override
    protected Engines open() throws IOException {
        return LocalEngines.open(folder);
    }
}
