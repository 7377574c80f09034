package org.entrepot.cos;

import java.util.List;
import org.entrepot.access.text.XmlWriter;
import org.entrepot.gateway.Query;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.entrepot.store.ListQuery;

/**
 * What a listing of a bucket asks for ({@code cos.md} section 4).
 *
 * @param after the marker; exclusive, empty for the beginning
 * @param limit 1 to {@link Paging#KEYS_MAX}
 * @param isEncoded whether names are to be percent-encoded
 */
record ListRequest(String prefix, String delimiter, String after, int limit, boolean isEncoded) {
    /**
     * Reads the query.
     *
     * @throws RefusedException {@link org.entrepot.gateway.Refusal.InvalidArgument}
     */
    static ListRequest of(Work work, String markerName, String limitName) throws RefusedException {
        Query query = work.query();
        return new ListRequest(
                query.first("prefix").orElse(""),
                query.first("delimiter").orElse(""),
                query.first(markerName).orElse(""),
                Paging.limit(query, limitName, Paging.KEYS_MAX),
                Paging.isEncoded(query));
    }

    /** The same for the store, of objects. */
    ListQuery query() {
        return new ListQuery(prefix, delimiter, after, limit);
    }

    /** A name as the answer shows it. */
    String shown(String name) {
        return Paging.shown(name, isEncoded);
    }

    void writeEncodingType(XmlWriter xml, String element) {
        if (isEncoded) {
            xml.text(element, "url");
        }
    }

    void writeCommonPrefixes(XmlWriter xml, List<String> prefixes) {
        for (String common : prefixes) {
            xml.open("CommonPrefixes").text("Prefix", shown(common)).close("CommonPrefixes");
        }
    }
}
