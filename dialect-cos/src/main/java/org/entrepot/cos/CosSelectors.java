package org.entrepot.cos;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.entrepot.gateway.Query;
import org.entrepot.gateway.RequestHead;

/**
 * Query parameters that would select a call which is not in the table: other products that share the clients, or calls nobody
 * knows ({@code cos.md} section 0, "leave out"). They are answered "not implemented", never taken for the plain call.
 */
final class CosSelectors {
    /** Words, up to a slash or bar, by which image, media and account products are asked for. */
    private static final Set<String> PRODUCTS = Set.of(
            "ci-process",
            "imagemogr2",
            "imageview2",
            "imageinfo",
            "imageave",
            "watermark",
            "cistyle",
            "image_process",
            "exif",
            "live",
            "vod",
            "jobs",
            "accessmonitor");

    private static final Pattern PRODUCT_END = Pattern.compile("[/|]");

    /** Parameters that no call is selected by. */
    private static final Set<String> PLAIN = Set.of(
            "prefix",
            "delimiter",
            "marker",
            "max-keys",
            "encoding-type",
            "key-marker",
            "version-id-marker",
            "upload-id-marker",
            "max-uploads",
            "tagkey",
            "tagvalue",
            "region",
            "create-time",
            "range",
            "sign",
            "versionid",
            "id",
            "continuation-token",
            "domainname",
            CosVerifier.TOKEN);

    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z-]+");

    private CosSelectors() {}

    /**
     * The first parameter that asks for an unknown call. On a bucket that is any parameter without a value that is not known,
     * and for writing methods any that is not known; on an object a bare word without an equals sign, since callers put
     * parameters of their own behind the links they share.
     *
     * @param known the selectors of the table
     */
    static Optional<String> unknown(RequestHead head, boolean isObject, Query query, Set<String> known) {
        boolean isRead = head.method().equals("GET") || head.method().equals("HEAD");
        Set<String> pieces = Set.copyOf(List.of(head.rawQuery().split("&", -1)));
        for (Query.Parameter parameter : query.parameters()) {
            String name = parameter.name().toLowerCase(Locale.ROOT);
            if (known.contains(parameter.name()) || isPlain(name)) {
                continue;
            }
            boolean isUnknown = isObject
                    ? pieces.contains(parameter.rawName())
                            && WORD.matcher(parameter.rawName()).matches()
                    : parameter.value().isEmpty() || !isRead;
            if (isUnknown || PRODUCTS.contains(PRODUCT_END.split(name, 2)[0])) {
                return Optional.of(parameter.name());
            }
        }
        return Optional.empty();
    }

    private static boolean isPlain(String name) {
        return PLAIN.contains(name)
                || name.startsWith("q-")
                || name.startsWith("response-")
                || name.startsWith("x-cos-");
    }
}
