package org.entrepot.cos;

import org.entrepot.gateway.Query;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;

/** What all listings of COS have in common: page sizes and the encoding of names ({@code cos.md} section 4). */
final class Paging {
    /** Most entries of a page of keys, and the default. */
    static final int KEYS_MAX = 1000;

    private Paging() {}

    /**
     * The page size asked for; the most allowed when it is missing or empty.
     *
     * @throws RefusedException {@link Refusal.InvalidArgument} for anything but 1 to {@code max}
     */
    static int limit(Query query, String name, int max) throws RefusedException {
        String text = query.first(name).orElse("");
        if (text.isEmpty()) {
            return max;
        }
        if (text.matches("[0-9]{1,9}")) {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= max) {
                return limit;
            }
        }
        throw new RefusedException(new Refusal.InvalidArgument(name, text, "a page has 1 to " + max + " entries"));
    }

    /** Whether names are to be percent-encoded. */
    static boolean isEncoded(Query query) throws RefusedException {
        String type = query.first("encoding-type").orElse("");
        if (!type.isEmpty() && !type.equals("url")) {
            throw new RefusedException(
                    new Refusal.InvalidArgument("encoding-type", type, "the only encoding is `url`"));
        }
        return type.equals("url");
    }

    /** A name as the answer shows it. */
    static String shown(String name, boolean isEncoded) {
        return isEncoded ? CosSignature.encode(name) : name;
    }
}
