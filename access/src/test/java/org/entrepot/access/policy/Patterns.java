package org.entrepot.access.policy;

import java.util.ArrayList;
import java.util.List;

/** Reads patterns in the AWS spelling, without variables. */
final class Patterns {
    private Patterns() {}

    static Pattern read(String text) {
        List<Pattern.Part> parts = new ArrayList<>();
        for (char c : text.toCharArray()) {
            parts.add(
                    switch (c) {
                        case '*' -> new Pattern.Part.AnyRun();
                        case '?' -> new Pattern.Part.AnyOne();
                        default -> new Pattern.Part.Literal(String.valueOf(c));
                    });
        }
        return new Pattern(parts);
    }
}
