package org.entrepot.qingstor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;
import org.entrepot.gateway.Query;

/** Which query parameters a signature covers, by every client's own idea of it ({@code qingstor.md} section 4.5). */
final class SubResources {
    static final String ACCESS_KEY_ID = "access_key_id";
    static final String SIGNATURE = "signature";
    static final String EXPIRES = "expires";

    /** The union of all clients' lists. */
    private static final Set<String> SIGNED = Set.of(
            "acl",
            "cors",
            "delete",
            "mirror",
            "policy",
            "stats",
            "uploads",
            "upload_id",
            "part_number",
            "lifecycle",
            "notification",
            "image",
            "logging",
            "append",
            "cname",
            "position",
            "replication",
            "versioning",
            "versions",
            "version_id",
            "response-expires",
            "response-cache-control",
            "response-content-type",
            "response-content-language",
            "response-content-encoding",
            "response-content-disposition");

    /** What single clients leave out of the union: Java; Go 3; JavaScript; all but Java. */
    private static final List<Set<String>> LEFT_OUT = List.of(
            Set.of("replication"),
            Set.of("append", "position", "cname", "replication"),
            Set.of("position"),
            Set.of("versioning", "versions", "version_id"));

    /** How a client writes a value that it signs. */
    private enum ValueForm {
        DECODED,
        RAW,
        /** Java takes the text {@code null} for no value, and it is the id of the version that every object has. */
        NULL_IS_NONE;

        String of(Query.Parameter parameter) {
            return switch (this) {
                case DECODED -> parameter.value();
                case RAW -> parameter.rawValue();
                case NULL_IS_NONE -> parameter.value().equals("null") ? "" : parameter.value();
            };
        }
    }

    private SubResources() {}

    /**
     * The ways to write the signed part of a query, the documented one first, each with its question mark or empty.
     *
     * @param presigned when true every parameter has to be signed: the receiver of a URL must not change one
     */
    static SequencedSet<String> spellings(Query query, boolean presigned) {
        SequencedSet<String> spellings = new LinkedHashSet<>();
        List<Query.Parameter> signed = new ArrayList<>(query.parameters());
        signed.removeIf(parameter -> !SIGNED.contains(parameter.name()));
        signed.sort(Comparator.comparing(Query.Parameter::name));
        spellings.add(spelling(signed, Set.of(), ValueForm.DECODED));
        if (signed.isEmpty()) {
            return spellings;
        }
        spellings.add(spelling(signed, Set.of(), ValueForm.RAW));
        if (!presigned) {
            spellings.add(spelling(signed, Set.of(), ValueForm.NULL_IS_NONE));
            for (Set<String> leftOut : LEFT_OUT) {
                spellings.add(spelling(signed, leftOut, ValueForm.DECODED));
                spellings.add(spelling(signed, leftOut, ValueForm.RAW));
            }
        }
        return spellings;
    }

    private static String spelling(List<Query.Parameter> signed, Set<String> leftOut, ValueForm form) {
        StringBuilder text = new StringBuilder();
        for (Query.Parameter parameter : signed) {
            if (leftOut.contains(parameter.name())) {
                continue;
            }
            text.append(text.isEmpty() ? '?' : '&').append(parameter.name());
            String value = form.of(parameter);
            if (!value.isEmpty()) {
                text.append('=').append(value);
            }
        }
        return text.toString();
    }
}
