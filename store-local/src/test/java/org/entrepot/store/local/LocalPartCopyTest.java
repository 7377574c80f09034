package org.entrepot.store.local;

import java.io.IOException;
import java.nio.file.Path;
import org.entrepot.store.kit.PartCopyContract;
import org.junit.jupiter.api.io.TempDir;

class LocalPartCopyTest extends PartCopyContract {
    @TempDir
    Path folder;

    @Override
    protected Engines open() throws IOException {
        return LocalEngines.open(folder);
    }
}
