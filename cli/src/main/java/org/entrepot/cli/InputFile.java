package org.entrepot.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Files named on the command line. */
final class InputFile {
    private InputFile() {}

    /**
     * The whole file.
     *
     * @throws CommandFailure when it cannot be read: {@link CommandFailure#unusable}
     */
    static byte[] read(Path file) throws CommandFailure {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw CommandFailure.unusable("cannot read " + file + ": " + reason(e));
        }
    }

    /** Why a file cannot be read, without its name. */
    static String reason(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "there is no such file";
        }
        String reason = failure instanceof FileSystemException known ? known.getReason() : failure.getMessage();
        return reason == null ? failure.getClass().getSimpleName() : reason;
    }
}
