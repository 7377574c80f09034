package org.entrepot.s3;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.entrepot.access.text.XmlWriter;
import org.entrepot.gateway.PercentCoding;
import org.entrepot.gateway.Query;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.entrepot.store.ListPage;
import org.entrepot.store.ListQuery;

/**
 * What all listings of a bucket share ({@code s3.md} section 8).
 *
 * @param limit 0 to 1000
 * @param encoded whether names are percent-encoded in the answer
 */
record ListParameters(Query query, String prefix, String delimiter, int limit, boolean encoded) {
    /**
     * Reads them.
     *
     * @param limitName {@code max-keys} or {@code max-uploads}
     * @throws RefusedException {@link Refusal.InvalidArgument}
     */
    static ListParameters of(Query query, String limitName) throws RefusedException {
        Optional<String> encoding = query.first("encoding-type");
        if (encoding.isPresent() && !encoding.get().equals("url")) {
            throw new RefusedException(new Refusal.InvalidArgument(
                    "encoding-type", encoding.get(), "Invalid Encoding Method specified in Request"));
        }
        return new ListParameters(
                query,
                query.first("prefix").orElse(""),
                query.first("delimiter").orElse(""),
                limit(query, limitName, S3Limits.PAGE_MAX),
                encoding.isPresent());
    }

    /**
     * Reads a page size; {@code max} when none is asked for or more.
     *
     * @throws RefusedException {@link Refusal.InvalidArgument} when it is negative or no number
     */
    static int limit(Query query, String name, int max) throws RefusedException {
        return limit(query.first(name).orElse(""), name, max);
    }

    /** The same of a text, empty where none is asked for. */
    static int limit(String text, String name, int max) throws RefusedException {
        if (text.isEmpty()) {
            return max;
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw new RefusedException(
                    new Refusal.InvalidArgument(name, text, "Argument " + name + " must be an integer of 0 or more"));
        }
        return (int) Math.min(max, Long.parseLong(text));
    }

    /** One page; an empty one, not truncated, where nothing is asked for. */
    ListPage page(Work work, String after) throws IOException {
        return limit == 0
                ? new ListPage(List.of(), false, "")
                : work.store().list(work.bucket(), new ListQuery(prefix, delimiter, after, limit));
    }

    /** A key or prefix as the answer has it. */
    String shown(String name) {
        return encoded ? PercentCoding.encode(name, false) : name;
    }

    /** Writes the delimiter, which is left out when empty, and the encoding. */
    void writeTail(XmlWriter xml) {
        if (!delimiter.isEmpty()) {
            xml.text("Delimiter", shown(delimiter));
        }
        if (encoded) {
            xml.text("EncodingType", "url");
        }
    }

    /** Writes the common prefixes of a page. */
    void writePrefixes(XmlWriter xml, List<String> prefixes) {
        for (String common : prefixes) {
            xml.open("CommonPrefixes").text("Prefix", shown(common)).close("CommonPrefixes");
        }
    }
}
