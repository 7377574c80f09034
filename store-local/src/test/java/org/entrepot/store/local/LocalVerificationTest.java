package org.entrepot.store.local;

import java.io.IOException;
import java.nio.file.Path;
import org.entrepot.store.kit.VerificationContract;
import org.junit.jupiter.api.io.TempDir;

class LocalVerificationTest extends VerificationContract {
    @TempDir
    Path folder;

    @Override
    protected Engines open() throws IOException {
        return LocalEngines.open(folder);
    }
}
