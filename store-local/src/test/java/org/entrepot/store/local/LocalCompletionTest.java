package org.entrepot.store.local;

import java.io.IOException;
import java.nio.file.Path;
import org.entrepot.store.kit.CompletionContract;
import org.junit.jupiter.api.io.TempDir;

class LocalCompletionTest extends CompletionContract {
    @TempDir
    Path folder;

    @Override
    protected Engines open() throws IOException {
        return LocalEngines.open(folder);
    }
}
