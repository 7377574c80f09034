package org.entrepot.access.policy.notation;

import java.util.Optional;
import org.entrepot.access.Dialect;
import org.entrepot.access.policy.Pattern;
import org.entrepot.access.policy.Pattern.Part;

/**
 * Writes patterns in the spelling of a dialect.
 *
 * @param encoded true for COS keys whose values are compared decoded
 */
record GlyphWriter(Dialect dialect, boolean encoded) {
    /** The text of a pattern with wildcards; empty when the dialect has no spelling for it. */
    Optional<String> wild(Pattern pattern) {
        return write(pattern, true);
    }

    /** The text of a pattern whose stars stand for themselves; empty when the dialect has no spelling for it. */
    Optional<String> plain(Pattern pattern) {
        return write(pattern, false);
    }

    private Optional<String> write(Pattern pattern, boolean wildcards) {
        StringBuilder text = new StringBuilder();
        for (Part part : pattern.parts()) {
            switch (part) {
                case Part.Literal literal -> {
                    if (!isAws() && wildcards && literal.text().indexOf('*') >= 0) {
                        return Optional.empty();
                    }
                    text.append(isAws() ? escaped(literal.text(), wildcards) : raw(literal.text()));
                }
                case Part.AnyRun run -> text.append('*');
                case Part.AnyOne one -> {
                    if (!isAws()) {
                        return Optional.empty();
                    }
                    text.append('?');
                }
                case Part.Variable variable -> {
                    if (!isAws()) {
                        return Optional.empty();
                    }
                    text.append("${").append(variable.variable().spelling()).append('}');
                }
            }
        }
        return Optional.of(text.toString());
    }

    private boolean isAws() {
        return dialect == Dialect.S3 || dialect == Dialect.MEDIASTORE;
    }

    private static String escaped(String literal, boolean wildcards) {
        String text = literal.replace("${", "${$}{");
        if (!wildcards) {
            return text;
        }
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            escaped.append(c == '*' || c == '?' ? "${" + c + "}" : String.valueOf(c));
        }
        return escaped.toString();
    }

    private String raw(String literal) {
        return encoded ? literal.replace("%", "%25") : literal;
    }
}
