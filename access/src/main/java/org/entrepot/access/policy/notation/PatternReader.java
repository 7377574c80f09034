package org.entrepot.access.policy.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entrepot.access.policy.FactKey;
import org.entrepot.access.policy.Pattern;
import org.entrepot.access.policy.Pattern.Part;
import org.entrepot.access.policy.VariableRef;
import org.entrepot.access.policy.notation.PolicyProblem.Cause;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of patterns.
 *
 * @param questionMark true where {@code ?} stands for one character
 * @param variables the keys that variables may name; null where a variable is plain text
 */
record PatternReader(boolean questionMark, @Nullable ConditionKeys variables) {
    /** A pattern with wildcards. */
    Pattern wild(String text, Node at) throws Fault {
        return read(text, true, at);
    }

    /** A pattern whose stars and question marks stand for themselves. */
    Pattern plain(String text, Node at) throws Fault {
        return read(text, false, at);
    }

    private Pattern read(String text, boolean wildcards, Node at) throws Fault {
        if (text.length() > Limits.PATTERN_CHARACTERS_MAX) {
            throw at.fault(
                    Cause.OVER_LIMIT, "a pattern may have at most " + Limits.PATTERN_CHARACTERS_MAX + " characters");
        }
        List<Part> parts = new ArrayList<>();
        int wild = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (variables != null && c == '$' && i + 1 < text.length() && text.charAt(i + 1) == '{') {
                int end = text.indexOf('}', i);
                if (end < 0) {
                    throw at.fault(Cause.WRONG_TYPE, "a variable in `" + text + "` has no closing brace");
                }
                parts.add(variable(text.substring(i + 2, end), variables, at));
                i = end;
            } else if (wildcards && (c == '*' || questionMark && c == '?')) {
                parts.add(c == '*' ? new Part.AnyRun() : new Part.AnyOne());
                wild++;
            } else {
                parts.add(new Part.Literal(String.valueOf(c)));
            }
        }
        if (wild > Limits.PATTERN_WILDCARDS_MAX) {
            throw at.fault(
                    Cause.OVER_LIMIT, "a pattern may have at most " + Limits.PATTERN_WILDCARDS_MAX + " wildcards");
        }
        return new Pattern(parts);
    }

    private static Part variable(String inside, ConditionKeys keys, Node at) throws Fault {
        if (inside.equals("*") || inside.equals("?") || inside.equals("$")) {
            return new Part.Literal(inside);
        }
        int comma = inside.indexOf(',');
        String name = (comma < 0 ? inside : inside.substring(0, comma)).trim();
        String fallback = null;
        if (comma >= 0) {
            String quoted = inside.substring(comma + 1).trim();
            if (quoted.length() < 2 || !quoted.startsWith("'") || !quoted.endsWith("'")) {
                throw at.fault(Cause.WRONG_TYPE, "the default in `${" + inside + "}` must stand in single quotes");
            }
            fallback = quoted.substring(1, quoted.length() - 1);
        }
        Optional<FactKey> key = keys.read(name);
        if (key.isEmpty()) {
            throw at.fault(Cause.WRONG_TYPE, "the variable `${" + inside + "}` names no known key");
        }
        return new Part.Variable(new VariableRef(key.get(), fallback, inside));
    }
}
