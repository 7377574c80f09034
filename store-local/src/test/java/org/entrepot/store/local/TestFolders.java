package org.entrepot.store.local;

import java.nio.file.Path;

/** Where tests keep what is worth keeping. */
final class TestFolders {
    /** RocksDB's library, unpacked once for all tests. */
    static final Path NATIVE = Path.of("target", "native").toAbsolutePath();

    private TestFolders() {}
}
