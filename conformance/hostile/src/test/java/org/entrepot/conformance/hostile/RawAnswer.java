package org.entrepot.conformance.hostile;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entrepot.access.Dialect;

/**
 * An answer as it came off the wire.
 *
 * @param status 0 when the server closed the connection without an answer
 * @param headers by lower-case name
 */
record RawAnswer(int status, Map<String, String> headers, byte[] body) {
    static final RawAnswer NONE = new RawAnswer(0, Map.of(), new byte[0]);

    private static final Pattern XML_CODE = Pattern.compile("<Code>([^<]*)</Code>");
    private static final Pattern QINGSTOR_CODE = Pattern.compile("\"code\":\"([^\"]*)\"");
    private static final Pattern MEDIASTORE_TYPE = Pattern.compile("\"__type\":\"([^\"]*)\"");

    /** Whether the server says that it closes the connection. */
    boolean closes() {
        return status == 0 || "close".equalsIgnoreCase(headers.get("connection"));
    }

    /** The dialect's error code; empty when the body has none. */
    String code(Dialect dialect) {
        Pattern pattern = switch (dialect) {
            case S3, COS -> XML_CODE;
            case QINGSTOR -> QINGSTOR_CODE;
            case MEDIASTORE -> MEDIASTORE_TYPE;
        };
        Matcher code = pattern.matcher(text());
        return code.find() ? code.group(1) : "";
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
