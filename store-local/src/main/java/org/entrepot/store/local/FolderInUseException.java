package org.entrepot.store.local;

import java.io.IOException;
import java.nio.file.Path;

/** Another process has a folder of data or of backups. */
public final class FolderInUseException extends IOException {
    private static final long serialVersionUID = 1;

    FolderInUseException(Path folder) {
        super("the folder " + folder.toAbsolutePath()
                + " is in use by another process; stop that one, or choose another folder");
    }
}
