package org.entrepot.server.maintenance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.store.local.BackupManifest;
import org.entrepot.store.local.BackupOptions;
import org.entrepot.store.local.Maintenance;
import org.entrepot.store.verify.Depth;
import org.entrepot.store.verify.Finding;
import org.entrepot.store.verify.Progress;
import org.entrepot.store.verify.Summary;
import org.entrepot.store.verify.Watcher;

/** Work on a whole store. It tells what it does in lines, each a JSON object whose member {@code type} says what it is. */
public sealed interface MaintenanceTask {
    /**
     * Does it, on the calling thread.
     *
     * @param lines takes each line; what it throws ends the work
     * @throws IOException when it cannot be done
     */
    void run(Maintenance store, Consumer<String> lines) throws IOException;

    /**
     * Verifies the store.
     *
     * @param repair whether to repair what loses nothing
     * @param bytesPerSecondMax of blobs, to leave room for others; 0 for no limit
     */
    record Verify(Depth depth, boolean repair, long bytesPerSecondMax) implements MaintenanceTask {
        @Override
        public void run(Maintenance store, Consumer<String> lines) throws IOException {
            FindingLines findings = new FindingLines(store, repair, lines, bytesPerSecondMax);
            Summary summary = store.verify(depth, findings);
            lines.accept(new JsonWriter()
                    .openObject()
                    .member("type", "summary")
                    .member("records", summary.records())
                    .member("objects", summary.objects())
                    .member("blobs", summary.blobs())
                    .member("bytes", summary.bytes())
                    .member("findings", summary.findings())
                    .member("repaired", findings.repaired)
                    .member("usesKnown", summary.usesKnown())
                    .closeObject()
                    .toString());
        }
    }

    /**
     * Takes a backup.
     *
     * @param folder where backups are kept
     */
    record BackUp(Path folder, BackupOptions options, long bytesPerSecondMax) implements MaintenanceTask {
        @Override
        public void run(Maintenance store, Consumer<String> lines) throws IOException {
            ProgressLines progress = new ProgressLines(lines, bytesPerSecondMax);
            BackupManifest taken = store.backUp(folder, options, progress::tell);
            lines.accept(line(taken));
        }

        /** What a backup is, as a line. */
        public static String line(BackupManifest backup) {
            JsonWriter json = new JsonWriter().openObject().member("type", "backup");
            backup.writeTo(json);
            return json.closeObject().toString();
        }
    }

    /** What went wrong, for a person: the file system's own messages are the names of files only. */
    static String words(Exception failure) {
        Throwable cause = failure instanceof UncheckedIOException ? failure.getCause() : failure;
        return cause instanceof FileSystemException || cause == null
                ? String.valueOf(cause)
                : String.valueOf(cause.getMessage());
    }

    /** Writes findings down, and repairs them where that is wanted. */
    final class FindingLines implements Watcher {
        private final Maintenance store;
        private final boolean repair;
        private final Consumer<String> lines;
        private final ProgressLines progress;
        private long repaired;

        private FindingLines(Maintenance store, boolean repair, Consumer<String> lines, long bytesPerSecondMax) {
            this.store = store;
            this.repair = repair;
            this.lines = lines;
            progress = new ProgressLines(lines, bytesPerSecondMax);
        }

        @Override
        public void found(Finding finding) {
            boolean isRepaired = false;
            if (repair && finding.isRepairable()) {
                try {
                    isRepaired = store.repair(finding);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            }
            repaired += isRepaired ? 1 : 0;
            lines.accept(FindingJson.line(finding, isRepaired));
        }

        @Override
        public void progress(Progress now) {
            progress.tell(now);
        }
    }
}
