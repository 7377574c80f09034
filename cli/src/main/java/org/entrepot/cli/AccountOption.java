package org.entrepot.cli;

import org.entrepot.access.text.JsonWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which account a command is about. */
final class AccountOption {
    @Option(names = "--account", paramLabel = "ID", description = "The account's 12 digits. Default: the caller's own.")
    private @Nullable String number;

    /** As picocli makes it. */
    AccountOption() {}

    /** The query that names it; empty for the caller's own. */
    String query() {
        return number == null ? "" : "?account=" + AdminClient.segment(number);
    }

    /** Names it in an open object, unless it is the caller's own. */
    void writeTo(JsonWriter body) {
        if (number != null) {
            body.member("account", number);
        }
    }
}
