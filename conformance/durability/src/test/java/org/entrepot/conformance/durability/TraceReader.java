package org.entrepot.conformance.durability;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link Strace#recording} wrote, as far as it concerns one folder. A moment is a line's number: strace writes a call's
 * line, or the second half of it, before the thread goes on.
 */
final class TraceReader {
    private static final Pattern REQUEST_ID =
            Pattern.compile("^[a-z-]*request-?id: *([^\r\n]+)", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private final Path root;
    private final Map<String, Begun> begun = new HashMap<>();
    private final List<Recording.Call> calls = new ArrayList<>();
    private final Map<String, Integer> answers = new HashMap<>();
    private int moment;

    private record Begun(int moment, StraceLine line) {}

    private TraceReader(Path root) {
        this.root = root;
    }

    /** Reads a trace of all that happened below the folder. */
    static Recording read(Path trace, Path root) throws IOException {
        TraceReader reader = new TraceReader(root);
        try (BufferedReader lines = Files.newBufferedReader(trace, StandardCharsets.ISO_8859_1)) {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                StraceLine line = StraceLine.of(text);
                if (line != null) {
                    reader.add(line);
                }
                reader.moment++;
            }
        }
        reader.begun.values().forEach(left -> reader.add(left.line(), left.moment(), Recording.NEVER, null));
        reader.calls.sort(Comparator.comparingInt(Recording.Call::begun));
        return new Recording(reader.calls, reader.answers, reader.moment);
    }

    private void add(StraceLine line) {
        if (line.isSecondHalf()) {
            Begun first = begun.remove(line.thread());
            if (first != null) {
                add(first.line(), first.moment(), moment, line.result());
            }
        } else if (line.result() == null) {
            begun.put(line.thread(), new Begun(moment, line));
        } else {
            add(line, moment, moment, line.result());
        }
    }

    /** @param result null when the process did not live to see it */
    private void add(StraceLine line, int from, int to, @Nullable String result) {
        if (result != null && (result.startsWith("-1 ") || result.startsWith("?"))) {
            return;
        }
        if (Strace.UNKNOWN.contains(line.name())) {
            requireElsewhere(line);
            return;
        }
        FileOperation operation = operation(line, result);
        if (operation != null) {
            calls.add(new Recording.Call(from, to, operation));
        } else if (result != null && line.arguments().contains("<socket:")) {
            Matcher id =
                    REQUEST_ID.matcher(new String(StraceText.bytes(line.arguments()), StandardCharsets.ISO_8859_1));
            while (id.find()) {
                answers.put(id.group(1).strip(), to);
            }
        }
    }

    /** A private mapping changes no file, and what is sent from a file to a socket does not either. */
    private void requireElsewhere(StraceLine line) {
        boolean isHarmless = line.name().equals("mmap")
                ? !(line.arguments().contains("PROT_WRITE") && line.arguments().contains("MAP_SHARED"))
                : line.name().equals("sendfile") && !isBelowRoot(StraceText.descriptor(line.arguments()));
        if (!isHarmless && line.arguments().contains(root.toString())) {
            throw new IllegalArgumentException("the model of the disk does not know " + line);
        }
    }

    private @Nullable FileOperation operation(StraceLine line, @Nullable String result) {
        String arguments = line.arguments();
        Path file = switch (line.name()) {
            case "openat", "rename", "unlink", "rmdir", "mkdir" -> path(arguments);
            default -> StraceText.descriptor(arguments);
        };
        if (!isBelowRoot(file)) {
            return null;
        }
        return switch (line.name()) {
            case "openat" -> open(file, arguments);
            case "write", "writev" ->
                new FileOperation.Write(file, FileOperation.Write.BEHIND_THE_LAST, written(arguments, result));
            case "pwrite64", "pwritev" ->
                new FileOperation.Write(file, StraceText.lastNumber(arguments), written(arguments, result));
            case "fsync", "fdatasync" -> new FileOperation.Sync(file);
            case "rename" -> new FileOperation.Rename(file, secondPath(arguments));
            case "unlink" -> new FileOperation.Unlink(file);
            case "rmdir" -> new FileOperation.RemoveFolder(file);
            case "mkdir" -> new FileOperation.MakeFolder(file);
            case "ftruncate" -> new FileOperation.Resize(file, StraceText.lastNumber(arguments));
            case "fallocate" -> reserved(file, arguments);
            default -> throw new IllegalArgumentException("the model of the disk does not know " + line.name());
        };
    }

    private boolean isBelowRoot(@Nullable Path file) {
        return file != null && file.startsWith(root);
    }

    private static Path path(String arguments) {
        StraceText reader = new StraceText(arguments);
        return reader.findString() ? next(reader) : Path.of("");
    }

    private static Path secondPath(String arguments) {
        StraceText reader = new StraceText(arguments);
        reader.findString();
        next(reader);
        reader.findString();
        return next(reader);
    }

    private static Path next(StraceText reader) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        reader.string(bytes);
        return Path.of(bytes.toString(StandardCharsets.UTF_8));
    }

    private static FileOperation.@Nullable Open open(Path file, String arguments) {
        String flags = arguments.substring(arguments.lastIndexOf('"'));
        boolean writes = flags.contains("O_WRONLY") || flags.contains("O_RDWR");
        return writes || flags.contains("O_CREAT") ? new FileOperation.Open(file, start(flags)) : null;
    }

    private static FileOperation.Open.Start start(String flags) {
        if (flags.contains("O_TRUNC")) {
            return FileOperation.Open.Start.EMPTIED;
        }
        return flags.contains("O_APPEND") ? FileOperation.Open.Start.END : FileOperation.Open.Start.BEGINNING;
    }

    private static byte[] written(String arguments, @Nullable String result) {
        byte[] asked = StraceText.bytes(arguments);
        return result == null ? asked : Arrays.copyOf(asked, Integer.parseInt(result.strip()));
    }

    /** RocksDB takes space behind the end of a file and gives it back, neither of which shows: {@code KEEP_SIZE}. */
    private static FileOperation.@Nullable Reserve reserved(Path file, String arguments) {
        String[] words = arguments.split(", ");
        if (words[1].contains("KEEP_SIZE")) {
            return null;
        }
        if (!words[1].equals("0")) {
            throw new IllegalArgumentException("the model of the disk does not know fallocate " + words[1]);
        }
        return new FileOperation.Reserve(file, Long.parseLong(words[2]) + Long.parseLong(words[3]));
    }
}
