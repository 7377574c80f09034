package org.entrepot.access.policy.notation;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.entrepot.access.policy.Pattern;
import org.entrepot.access.policy.Pattern.Part;

/** Takes percent-encoding off the literal pieces of a pattern; a decoded star stands for itself. */
final class PercentText {
    private PercentText() {}

    static Pattern decoded(Pattern pattern) {
        List<Part> parts = pattern.parts().stream()
                .map(part -> part instanceof Part.Literal literal ? new Part.Literal(decoded(literal.text())) : part)
                .toList();
        return new Pattern(parts);
    }

    /** A percent sign that two hex digits do not follow stays as it is, and so does a plus. */
    private static String decoded(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            boolean isEncoded = character == '%'
                    && i + 2 < text.length()
                    && HexFormat.isHexDigit(text.charAt(i + 1))
                    && HexFormat.isHexDigit(text.charAt(i + 2));
            if (isEncoded) {
                bytes.write(HexFormat.fromHexDigits(text, i + 1, i + 3));
                i += 3;
            } else {
                bytes.writeBytes(Character.toString(character).getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(character);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
