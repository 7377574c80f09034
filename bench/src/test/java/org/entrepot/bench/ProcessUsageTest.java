package org.entrepot.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessUsageTest {
    @TempDir
    private Path folder;

    @Test
    void user_and_system_time_are_added_whatever_the_command_is_called() throws IOException {
        Files.writeString(
                folder.resolve("stat"),
                "42 (a b) c) d) S 1 2 3 4 5 6 7 8 9 10 250 31 999 999 20 0 1 0 12345 1000 2000\n");
        Files.writeString(
                folder.resolve("status"), "Name:\ta\nVmPeak:\t  9999 kB\nVmHWM:\t    2048 kB\nVmRSS:\t    1024 kB\n");
        assertThat(ProcessUsage.read(folder)).isEqualTo(new ProcessUsage(2_810_000_000L, 1 << 20, 2 << 20));
    }

    @Test
    void a_process_that_has_ended_uses_nothing() throws IOException {
        assertThat(ProcessUsage.read(folder.resolve("gone"))).isEqualTo(new ProcessUsage(0, 0, 0));
    }

    @Test
    void this_process_has_used_something() throws IOException {
        ProcessUsage usage = ProcessUsage.of(ProcessHandle.current());
        assertThat(usage.cpuNanos()).isPositive();
        assertThat(usage.peakBytes())
                .isGreaterThanOrEqualTo(usage.residentBytes())
                .isPositive();
    }
}
