package org.entrepot.cli;

import org.entrepot.access.text.JsonValue;

/** What a backup is, in words. */
final class BackupText {
    private BackupText() {}

    static String content(JsonValue.Obj backup) {
        return AdminClient.text(backup, "blobs") + " blobs of "
                + MaintenanceReport.size(MaintenanceReport.number(backup, "bytes")) + ", "
                + AdminClient.text(backup, "newBlobs") + " of them new ("
                + MaintenanceReport.size(MaintenanceReport.number(backup, "newBytes")) + "), "
                + (isWithSecrets(backup) ? "with" : "without") + " the master key";
    }

    private static boolean isWithSecrets(JsonValue.Obj backup) {
        return backup.get("secrets").orElse(null) instanceof JsonValue.Arr secrets
                && secrets.items().stream()
                        .anyMatch(item -> item instanceof JsonValue.Text text
                                && text.value().equals("master-key"));
    }

    static long unreadable(JsonValue.Obj backup) {
        return backup.get("unreadable").orElse(null) instanceof JsonValue.Arr blobs
                ? blobs.items().size()
                : 0;
    }
}
