package org.entrepot.s3;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.HttpDates;
import org.entrepot.gateway.Query;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.entrepot.store.StoredObject;

/** The headers that are stored with an object and come back with it ({@code s3.md} section 10). */
final class ObjectHeaders {
    private static final String META = "x-amz-meta-";
    private static final String CONTENT_ENCODING = "content-encoding";
    /** Where a website sends readers of the object. */
    static final String REDIRECT = "x-amz-website-redirect-location";

    private static final String DEFAULT_TYPE = "binary/octet-stream";

    /**
     * A header that is stored.
     *
     * @param name in answers
     * @param key in the object
     */
    private record Kept(String name, String key) {
        Kept(String name) {
            this(name, name.toLowerCase(Locale.ROOT));
        }
    }

    private static final List<Kept> STORED = Stream.of(
                    "Content-Type",
                    "Cache-Control",
                    "Content-Disposition",
                    "Content-Encoding",
                    "Content-Language",
                    "Expires",
                    REDIRECT)
            .map(Kept::new)
            .toList();

    private static final Map<String, String> OVERRIDES = Map.of(
            "response-content-type", "Content-Type",
            "response-cache-control", "Cache-Control",
            "response-content-disposition", "Content-Disposition",
            "response-content-encoding", "Content-Encoding",
            "response-content-language", "Content-Language",
            "response-expires", "Expires");

    private ObjectHeaders() {}

    /**
     * What a write stores, by lower-case names.
     *
     * @throws RefusedException {@link Refusal.InvalidArgument} for a redirect that is none
     */
    static Map<String, String> stored(Headers headers) throws RefusedException {
        Map<String, String> stored = new LinkedHashMap<>();
        for (Kept header : STORED) {
            headers.first(header.name()).ifPresent(value -> stored.put(header.key(), value));
        }
        stored.putIfAbsent("content-type", DEFAULT_TYPE);
        if (stored.remove(CONTENT_ENCODING) != null) {
            withoutFraming(headers).ifPresent(codings -> stored.put(CONTENT_ENCODING, codings));
        }
        redirect(headers);
        return stored;
    }

    /**
     * Where a write redirects to; empty where it does not.
     *
     * @throws RefusedException {@link Refusal.InvalidArgument} for a redirect that is none
     */
    static Optional<String> redirect(Headers headers) throws RefusedException {
        Optional<String> redirect = headers.first(REDIRECT);
        if (redirect.isPresent() && !redirect.get().matches("(/|https?://).*")) {
            throw new RefusedException(new Refusal.InvalidArgument(
                    REDIRECT,
                    redirect.get(),
                    "The website redirect location must have a prefix of 'http://' or 'https://' or '/'."));
        }
        return redirect;
    }

    /** The content codings without the framing of the transfer; empty when nothing is left. */
    private static Optional<String> withoutFraming(Headers headers) {
        List<String> codings = headers.all(CONTENT_ENCODING).stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip)
                .filter(coding -> !coding.isEmpty() && !coding.equalsIgnoreCase("aws-chunked"))
                .toList();
        return codings.isEmpty() ? Optional.empty() : Optional.of(String.join(",", codings));
    }

    /**
     * The user metadata of a write, by lower-case names without prefix; several lines of a name are joined by a comma.
     *
     * @throws RefusedException {@link Refusal.MetadataTooLarge}
     */
    static Map<String, String> metadata(Headers headers) throws RefusedException {
        Map<String, String> metadata = new LinkedHashMap<>();
        for (Header line : headers.startingWith(META)) {
            String name = line.name().substring(META.length()).toLowerCase(Locale.ROOT);
            metadata.merge(name, line.value(), (before, more) -> before + "," + more);
        }
        int bytes = metadata.entrySet().stream()
                .mapToInt(entry -> entry.getKey().length() + entry.getValue().length())
                .sum();
        if (bytes > S3Limits.METADATA_BYTES_MAX) {
            throw new RefusedException(new Refusal.MetadataTooLarge(S3Limits.METADATA_BYTES_MAX));
        }
        return metadata;
    }

    /**
     * The headers of an answer to GET or HEAD.
     *
     * @throws RefusedException {@link Refusal.InvalidRequest} for overrides on an unsigned request
     */
    static List<Header> ofAnswer(Work work, StoredObject object) throws RefusedException {
        Map<String, String> overrides = overrides(work);
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("ETag", quotedETag(object)));
        headers.add(new Header("Last-Modified", HttpDates.format(object.lastModified())));
        headers.add(new Header("Accept-Ranges", "bytes"));
        for (Kept header : STORED) {
            String value =
                    overrides.getOrDefault(header.name(), object.headers().get(header.key()));
            if (value != null) {
                headers.add(new Header(header.name(), value));
            }
        }
        if (!object.headers().containsKey("content-type") && !overrides.containsKey("Content-Type")) {
            headers.add(new Header("Content-Type", DEFAULT_TYPE));
        }
        object.metadata().forEach((name, value) -> headers.add(new Header(META + name, value)));
        return headers;
    }

    /** The ETag with its quotes. */
    static String quotedETag(StoredObject object) {
        return '"' + object.etag() + '"';
    }

    private static Map<String, String> overrides(Work work) throws RefusedException {
        Map<String, String> overrides = new LinkedHashMap<>();
        for (Query.Parameter parameter : work.query().parameters()) {
            String header = OVERRIDES.get(parameter.name());
            if (header == null) {
                continue;
            }
            if (work.caller().isAnonymous()) {
                throw new RefusedException(new Refusal.InvalidRequest(
                        "Request specific response headers cannot be used for anonymous GET requests."));
            }
            if (parameter.value().chars().anyMatch(Character::isISOControl)) {
                throw new RefusedException(new Refusal.InvalidArgument(
                        parameter.name(), "", "a header value cannot hold control characters"));
            }
            overrides.put(
                    header,
                    new String(parameter.value().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        }
        return overrides;
    }
}
