package org.entrepot.conformance.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.gateway.Header;

/**
 * A request in the form it is sent, so that any part of it can be spoilt after it was signed.
 *
 * @param headers all of them, {@code Host} and {@code Content-Length} included
 */
record Message(String method, String target, List<Header> headers, byte[] body) {
    Message {
        headers = List.copyOf(headers);
    }

    /** The same with one header line more, or another value in the place of the old one. */
    Message with(String name, String value) {
        List<Header> changed = new ArrayList<>(headers);
        changed.removeIf(header -> header.name().equalsIgnoreCase(name));
        changed.add(new Header(name, value));
        return new Message(method, target, changed, body);
    }

    /** The same without this header. */
    Message without(String name) {
        return new Message(
                method,
                target,
                headers.stream()
                        .filter(header -> !header.name().equalsIgnoreCase(name))
                        .toList(),
                body);
    }

    /** The same headers in front of other bytes. */
    Message withBody(byte[] other) {
        return new Message(method, target, headers, other);
    }

    /** Everything up to the empty line. */
    String head() {
        StringBuilder head = new StringBuilder();
        head.append(method).append(' ').append(target).append(" HTTP/1.1\r\n");
        headers.forEach(header ->
                head.append(header.name()).append(": ").append(header.value()).append("\r\n"));
        return head.append("\r\n").toString();
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head().getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }
}
