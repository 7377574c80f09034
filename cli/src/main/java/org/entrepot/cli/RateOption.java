package org.entrepot.cli;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How fast work on a whole store may read. */
final class RateOption {
    @Option(
            names = "--rate",
            paramLabel = "MIB",
            description =
                    "How many MiB of bodies to read or copy a second at the most; 0 for no limit. Default: 100 by a"
                            + " server, which has others to serve; no limit in a folder that no server has.")
    private @Nullable Integer mebibytes;

    /** As picocli makes it. */
    RateOption() {}

    /** Bytes a second; 0 for no limit; empty when nothing was said. */
    OptionalLong bytesPerSecondMax() {
        return mebibytes == null ? OptionalLong.empty() : OptionalLong.of(Math.max(0L, mebibytes) << 20);
    }
}
