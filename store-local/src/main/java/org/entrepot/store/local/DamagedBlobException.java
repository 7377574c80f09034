package org.entrepot.store.local;

import java.io.IOException;

/** The bytes of a blob are not those it was sealed with. */
final class DamagedBlobException extends IOException {
    private static final long serialVersionUID = 1;

    DamagedBlobException(String message) {
        super(message);
    }
}
