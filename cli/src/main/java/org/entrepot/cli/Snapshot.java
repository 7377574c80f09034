package org.entrepot.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What files held when they were read, to see whether they have changed since. */
final class Snapshot {
    private final Map<Path, Optional<byte[]>> contents = new LinkedHashMap<>();

    /** Takes down a file; the content is empty when it could not be read. */
    void note(Path file, Optional<byte[]> content) {
        contents.putIfAbsent(file, content);
    }

    /** The folders that the files are in, or would be. */
    Set<Path> folders() {
        return contents.keySet().stream()
                .map(file -> file.toAbsolutePath().getParent())
                .collect(Collectors.toSet());
    }

    /** Whether some file holds something else now. */
    boolean isOutdated() {
        return contents.entrySet().stream().anyMatch(file -> {
            byte[] now = content(file.getKey()).orElse(null);
            return !Arrays.equals(now, file.getValue().orElse(null));
        });
    }

    private static Optional<byte[]> content(Path file) {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
