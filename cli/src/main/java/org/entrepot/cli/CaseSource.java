package org.entrepot.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.entrepot.access.cases.CaseFiles;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Parsed;

/** A case file in JSON or YAML, and the files that it names relative to itself. Whatever is read is noted for watching. */
final class CaseSource implements CaseFiles {
    private final Path file;
    private final Snapshot seen;

    /**
     * A file to be read.
     *
     * @param seen takes down what is read
     */
    CaseSource(Path file, Snapshot seen) {
        this.file = file;
        this.seen = seen;
    }

    /** Its name as given on the command line. */
    Path file() {
        return file;
    }

    /** The file as a tree; YAML where its name ends in {@code .yaml} or {@code .yml}, else JSON. */
    Parsed<JsonValue> document() throws IOException {
        byte[] text = read(file);
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".yaml") || name.endsWith(".yml") ? YamlText.read(text) : Json.read(text);
    }

    @Override
    public byte[] read(String name) throws IOException {
        return read(file.resolveSibling(name));
    }

    private byte[] read(Path path) throws IOException {
        Optional<byte[]> content = Optional.empty();
        try {
            content = Optional.of(Files.readAllBytes(path));
            return content.get();
        } catch (IOException e) {
            throw new IOException(InputFile.reason(e), e);
        } finally {
            seen.note(path, content);
        }
    }
}
