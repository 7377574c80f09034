package org.entrepot.store.local;

import java.util.List;

/**
 * How a backup is taken.
 *
 * @param withSecrets whether the master key and the root's key are put beside it
 * @param keep how many backups stay in the folder, this one included; 0 for all
 */
public record BackupOptions(boolean withSecrets, int keep) {
    /** The files of a data folder that hold secrets. */
    static final List<String> SECRETS = List.of("master-key", "root-credentials");
}
