package org.entrepot.qingstor;

import java.util.List;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.gateway.Query;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.entrepot.store.ListQuery;

/**
 * What all listings of a bucket are asked with ({@code qingstor.md} sections 6.4, 6.7 and 6.17).
 *
 * @param marker exclusive; empty for the beginning
 * @param limit 1 to {@link #LIMIT_MAX}
 */
record ListRequest(String prefix, String delimiter, String marker, int limit) {
    /** Most lines of a page; more are lowered in silence. */
    static final int LIMIT_MAX = 1000;

    private static final int LIMIT_DEFAULT = 200;

    /**
     * Reads the query.
     *
     * @throws RefusedException {@link org.entrepot.gateway.Refusal.InvalidArgument}
     */
    static ListRequest of(Query query, String markerName) throws RefusedException {
        return new ListRequest(
                Parameters.text(query, "prefix"),
                Parameters.delimiter(query),
                Parameters.text(query, markerName),
                limit(query, LIMIT_DEFAULT));
    }

    /** The page size asked for. */
    static int limit(Query query, int byDefault) throws RefusedException {
        return Math.min(LIMIT_MAX, Parameters.number(query, "limit", byDefault, 1));
    }

    /** The same for the store, of objects. */
    ListQuery query() {
        return new ListQuery(prefix, delimiter, marker, limit);
    }

    /** How every listing begins. */
    JsonWriter open(Work work) {
        return new JsonWriter()
                .openObject()
                .member("name", work.bucket().name().value())
                .member("prefix", prefix)
                .member("delimiter", delimiter)
                .member("limit", limit);
    }

    /** How every listing ends. */
    static JsonWriter close(JsonWriter json, List<String> prefixes) {
        return json.name("common_prefixes").values(prefixes).closeObject();
    }
}
