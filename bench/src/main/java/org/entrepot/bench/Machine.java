package org.entrepot.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where and with what was measured.
 *
 * @param facts names and values, in the order to show them
 */
record Machine(Map<String, String> facts) {
    /** Looks at this machine. */
    static Machine here(Path home, String nginx) throws IOException {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("date", LocalDate.now(ZoneOffset.UTC).toString());
        facts.put("commit", output(home, List.of("git", "rev-parse", "--short", "HEAD")));
        facts.put("processor", processor());
        facts.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        facts.put("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("jdk", System.getProperty("java.vm.vendor") + " " + System.getProperty("java.runtime.version"));
        facts.put("nginx", output(home, List.of(nginx, "-v")).replace("nginx version: nginx/", ""));
        facts.put("load before", Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0]);
        return new Machine(facts);
    }

    private static String processor() throws IOException {
        return Files.readString(Path.of("/proc/cpuinfo"))
                .lines()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }

    /** What a program prints; empty when it is not there. */
    private static String output(Path home, List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException missing) {
            return "";
        }
    }
}
