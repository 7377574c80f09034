package org.entrepot.server.http;

import java.util.Optional;
import org.entrepot.access.Dialect;
import org.jspecify.annotations.Nullable;

/**
 * Where to listen, as {@code [DIALECT=]HOST:PORT} ({@code design.md} section 11).
 *
 * @param pinned the only dialect served there; null for all
 * @param host a name or address literal, without brackets
 * @param port 0 for any free one, to 65535
 */
public record ListenAddress(@Nullable Dialect pinned, String host, int port) {
    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException with a message for the operator
     */
    public static ListenAddress parse(String text) {
        int equals = text.indexOf('=');
        Dialect pinned = null;
        if (equals >= 0) {
            String label = text.substring(0, equals);
            Optional<Dialect> dialect = Dialect.of(label);
            pinned = dialect.orElseThrow(() -> new IllegalArgumentException(
                    "`" + label + "` in `" + text + "` is no dialect: use s3, cos, qingstor or mediastore"));
        }
        String address = text.substring(equals + 1);
        int colon = address.lastIndexOf(':');
        String host = colon < 0 ? "" : address.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        } else if (host.indexOf(':') >= 0) {
            host = "";
        }
        String port = address.substring(colon + 1);
        if (host.isEmpty() || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65535) {
            throw new IllegalArgumentException("`" + text
                    + "` is no address to listen on: write HOST:PORT, such as 127.0.0.1:9000 or [::]:9000,"
                    + " with DIALECT= before it to serve one dialect only");
        }
        return new ListenAddress(pinned, host, Integer.parseInt(port));
    }

    /** Host and port, with brackets around an IPv6 address. */
    public String authority() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }

    @Override
    public String toString() {
        return (pinned == null ? "" : pinned.label() + "=") + authority();
    }
}
