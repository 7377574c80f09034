package org.entrepot.store.memory;

import java.time.Clock;
import org.entrepot.store.ObjectStore;
import org.entrepot.store.SecretSealer;
import org.entrepot.store.core.CatalogObjectStore;

/** A whole object store in memory, gone when the process ends. */
public final class MemoryStore implements AutoCloseable {
    private final CatalogObjectStore objects;

    /** An empty store. */
    public MemoryStore(Clock clock) {
        objects = new CatalogObjectStore(new MemoryCatalog(), new MemoryBlobStore(), new InTheClear(), clock);
    }

    /** The store. */
    public ObjectStore objects() {
        return objects;
    }

    @Override
    public void close() {}

    /** Memory is not at rest: nothing to seal. */
    private static final class InTheClear implements SecretSealer {
        @Override
        public byte[] seal(byte[] clear, byte[] context) {
            return clear.clone();
        }

        @Override
        public byte[] unseal(byte[] sealed, byte[] context) {
            return sealed.clone();
        }
    }
}
