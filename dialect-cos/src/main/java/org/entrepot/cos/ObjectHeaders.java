package org.entrepot.cos;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.HttpDates;
import org.entrepot.gateway.Query;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.store.StoredObject;
import org.entrepot.store.UploadedPart;

/** The headers that a write stores with an object and that reads show again ({@code cos.md} section 9). */
final class ObjectHeaders {
    /** The type of an object that was written without one ({@code cos.md} section 9). */
    static final String DEFAULT_TYPE = "application/octet-stream";

    /** Most user metadata, names and values together, bytes ({@code cos.md} section 14). */
    static final int METADATA_BYTES_MAX = 2048;

    /** The CRC-64 of the whole object or part as unsigned decimal ({@code cos.md} section 12). */
    static final String CRC64 = "x-cos-hash-crc64ecma";

    private static final String META = "x-cos-meta-";

    /** Names as they are shown; they are stored in lower case. */
    private static final List<String> STORED = List.of(
            "Content-Type", "Cache-Control", "Content-Disposition", "Content-Encoding", "Content-Language", "Expires");

    private ObjectHeaders() {}

    /** What a write says in its headers, to be stored. Empty values count as not given ({@code cos.md} section 2.2). */
    static Map<String, String> toStore(Headers headers) throws RefusedException {
        Map<String, String> stored = new HashMap<>();
        for (String name : STORED) {
            headers.first(name)
                    .filter(value -> !value.isBlank())
                    .ifPresent(value -> stored.put(name.toLowerCase(Locale.ROOT), value));
        }
        stored.putIfAbsent("content-type", DEFAULT_TYPE);
        StorageClasses.asked(headers).ifPresent(label -> stored.put(StorageClasses.keptAs(), label));
        return stored;
    }

    /**
     * The user metadata of a write, without prefix, names in lower case.
     *
     * @throws RefusedException {@link Refusal.MetadataTooLarge}
     */
    static Map<String, String> metadata(Headers headers) throws RefusedException {
        Map<String, String> metadata = new HashMap<>();
        int bytes = 0;
        for (Header line : headers.startingWith(META)) {
            String name = line.name().substring(META.length()).toLowerCase(Locale.ROOT);
            bytes += name.length() + line.value().length();
            metadata.merge(name, line.value(), (first, more) -> first + "," + more);
        }
        if (bytes > METADATA_BYTES_MAX) {
            throw new RefusedException(new Refusal.MetadataTooLarge(METADATA_BYTES_MAX));
        }
        return metadata;
    }

    /**
     * What a copy keeps of its source's headers; the class is the request's, as for every write.
     *
     * @throws RefusedException when there is no such class
     */
    static Map<String, String> copied(StoredObject source, Headers headers) throws RefusedException {
        Map<String, String> stored = new HashMap<>(source.headers());
        stored.remove(StorageClasses.keptAs());
        StorageClasses.asked(headers).ifPresent(label -> stored.put(StorageClasses.keptAs(), label));
        return stored;
    }

    /** What the upload of a part is answered with. */
    static List<Header> ofPart(UploadedPart part) {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("ETag", etag(part)));
        CosCrc64.known(part.digests()).ifPresent(decimal -> headers.add(new Header(CRC64, decimal)));
        return headers;
    }

    /** What a write is answered with. */
    static List<Header> ofWrite(StoredObject object) {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("ETag", etag(object)));
        CosCrc64.of(object).ifPresent(decimal -> headers.add(new Header(CRC64, decimal)));
        return headers;
    }

    /**
     * What a read is answered with.
     *
     * @param overrides see {@link #overrides}
     */
    static List<Header> ofRead(StoredObject object, Map<String, String> overrides) {
        List<Header> headers = new ArrayList<>();
        for (String name : STORED) {
            String key = name.toLowerCase(Locale.ROOT);
            String value = overrides.getOrDefault(key, object.headers().get(key));
            if (value != null) {
                headers.add(new Header(name, value));
            }
        }
        if (!object.headers().containsKey("content-type") && !overrides.containsKey("content-type")) {
            headers.add(new Header("Content-Type", DEFAULT_TYPE));
        }
        headers.addAll(ofWrite(object));
        headers.add(new Header("Last-Modified", HttpDates.format(object.lastModified())));
        headers.add(new Header("Accept-Ranges", "bytes"));
        headers.add(new Header("x-cos-object-type", "normal"));
        String storageClass = StorageClasses.of(object);
        if (!storageClass.equals(StorageClasses.STANDARD)) {
            headers.add(new Header(StorageClasses.HEADER, storageClass));
        }
        object.metadata().forEach((name, value) -> headers.add(new Header(META + name, value)));
        return headers;
    }

    /**
     * What the {@code response-*} parameters put in place of the stored headers, by lower-case name; empty values change
     * nothing.
     *
     * @throws RefusedException for an unsigned request, and for a value that no header can hold
     */
    static Map<String, String> overrides(Query query, boolean isAnonymous) throws RefusedException {
        Map<String, String> overrides = new HashMap<>();
        for (String name : STORED) {
            String key = name.toLowerCase(Locale.ROOT);
            String parameter = "response-" + key;
            Optional<String> value = query.first(parameter).filter(text -> !text.isEmpty());
            if (value.isEmpty()) {
                continue;
            }
            if (isAnonymous) {
                throw new RefusedException(new Refusal.InvalidRequest("`" + parameter + "` needs a signed request"));
            }
            if (value.get().chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
                throw new RefusedException(
                        new Refusal.InvalidArgument(parameter, "", "a header cannot hold control characters"));
            }
            overrides.put(key, new String(value.get().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        }
        return overrides;
    }

    /** The ETag with its quotes. */
    static String etag(StoredObject object) {
        return "\"" + object.etag() + "\"";
    }

    /** The ETag of a part with its quotes. */
    static String etag(UploadedPart part) {
        return "\"" + part.etag() + "\"";
    }
}
