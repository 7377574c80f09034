package org.entrepot.gateway;

import java.util.ArrayList;
import java.util.List;
import org.entrepot.store.DigestKind;
import org.entrepot.store.StoredObject;

/** ETag lists in conditions. Tags compare with and without quotes; {@code W/} is ignored ({@code s3.md} section 9). */
public final class ETags {
    private ETags() {}

    /** The tags of a header value without quotes; an empty list for {@code *}, which stands for any. */
    public static List<String> parse(String headerValue) {
        List<String> tags = new ArrayList<>();
        for (String piece : headerValue.split(",", -1)) {
            String tag = piece.strip();
            if (tag.equals("*")) {
                return List.of();
            }
            if (tag.startsWith("W/")) {
                tag = tag.substring(2);
            }
            tag = unquoted(tag);
            if (!tag.isEmpty()) {
                tags.add(tag);
            }
        }
        // A header with nothing in it names a tag that no object has.
        return tags.isEmpty() ? List.of("") : tags;
    }

    /** One tag without its quotes, if it has them. */
    public static String unquoted(String tag) {
        return tag.length() >= 2 && tag.startsWith("\"") && tag.endsWith("\"")
                ? tag.substring(1, tag.length() - 1)
                : tag;
    }

    /** Whether an object has one of the tags, whichever dialect showed it. */
    public static boolean anyOn(StoredObject object, List<String> tags) {
        return tags.isEmpty()
                || tags.contains(object.etag())
                || tags.contains(object.digests().hex(DigestKind.SHA256).orElse(""));
    }
}
