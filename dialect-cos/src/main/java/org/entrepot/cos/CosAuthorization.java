package org.entrepot.cos;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.entrepot.gateway.Query;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.RequestHead;

/**
 * Finds and reads the signature of a request: the {@code Authorization} header first, then the query, where it is either
 * several {@code q-*} parameters or one {@code sign} parameter that holds the whole text ({@code cos.md} section 2.3).
 */
final class CosAuthorization {
    /** The one algorithm there is. */
    static final String ALGORITHM = "sha1";

    private static final String BEGINNING = "q-sign-algorithm";

    private CosAuthorization() {}

    /**
     * The signature of a request; empty when it has none. An empty {@code Authorization} header counts as none, one client
     * sends it for anonymous requests ({@code cos.md} section 2.2).
     *
     * @throws RefusedException {@link Refusal.MalformedCredentials} or {@link Refusal.UnsupportedCredentials}
     */
    static Optional<CosCredentials> read(RequestHead head) throws RefusedException {
        String header = head.headers().first("Authorization").orElse("").strip();
        if (!header.isEmpty()) {
            if (!header.startsWith(BEGINNING)) {
                throw malformed("Authorization", "the header does not begin with `" + BEGINNING + "`");
            }
            return Optional.of(parse(members(header), "Authorization", CosCredentials.Carrier.HEADER));
        }
        if (!head.rawQuery().contains("sign")) {
            return Optional.empty();
        }
        Query query = Query.parse(head.rawQuery());
        String merged = query.first("sign").orElse("");
        if (merged.startsWith(BEGINNING)) {
            return Optional.of(parse(members(merged), "sign", CosCredentials.Carrier.QUERY));
        }
        if (!query.has(BEGINNING) && !query.has("q-signature")) {
            return Optional.empty();
        }
        Map<String, String> members = new HashMap<>();
        query.parameters().forEach(parameter -> members.putIfAbsent(parameter.name(), parameter.value()));
        return Optional.of(parse(members, "query", CosCredentials.Carrier.QUERY));
    }

    private static CosCredentials parse(Map<String, String> members, String where, CosCredentials.Carrier carrier)
            throws RefusedException {
        String algorithm = member(members, BEGINNING, where);
        if (!algorithm.equals(ALGORITHM)) {
            throw new RefusedException(new Refusal.UnsupportedCredentials(
                    "the signature algorithm `" + algorithm + "` is not served, only `" + ALGORITHM + "`"));
        }
        return new CosCredentials(
                member(members, "q-ak", where),
                window(members, "q-sign-time", where),
                window(members, "q-key-time", where),
                names(members.getOrDefault("q-header-list", "")),
                names(members.getOrDefault("q-url-param-list", "")),
                member(members, "q-signature", where),
                carrier);
    }

    private static Map<String, String> members(String text) {
        Map<String, String> members = new HashMap<>();
        for (String piece : text.split("&", -1)) {
            int equals = piece.indexOf('=');
            if (equals > 0) {
                members.putIfAbsent(
                        piece.substring(0, equals).strip(),
                        piece.substring(equals + 1).strip());
            }
        }
        return members;
    }

    private static String member(Map<String, String> members, String name, String where) throws RefusedException {
        String value = members.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw malformed(where, "`" + name + "` is missing from the signature");
        }
        return value;
    }

    private static TimeWindow window(Map<String, String> members, String name, String where) throws RefusedException {
        String text = member(members, name, where);
        return TimeWindow.of(text)
                .orElseThrow(() -> malformed(where, "`" + name + "` is not of the form start;end in Unix seconds"));
    }

    private static List<String> names(String list) {
        return list.isEmpty()
                ? List.of()
                : List.of(list.toLowerCase(Locale.ROOT).split(";", -1));
    }

    private static RefusedException malformed(String where, String message) {
        return new RefusedException(new Refusal.MalformedCredentials(where, message));
    }
}
