package org.entrepot.qingstor;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.HttpDates;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.store.StoredObject;
import org.entrepot.store.UploadedPart;

/** What is said about an object in headers: on the way in, kept, and on the way out ({@code qingstor.md} sections 7.1 and 7.2). */
final class ObjectHeaders {
    /** The storage class in requests and answers. */
    static final String STORAGE_CLASS = "x-qs-storage-class";

    /** Its name among the stored headers, common to the dialects that keep one. */
    private static final String STORED_CLASS = "storage-class";

    private static final String STANDARD = "STANDARD";

    private static final String META_PREFIX = "x-qs-meta-";
    private static final Set<String> STORAGE_CLASSES = Set.of(STANDARD, "STANDARD_IA");

    private static final String CONTENT_TYPE = "content-type";
    private static final String CONTENT_TYPE_DEFAULT = "application/octet-stream";
    /** Characters ({@code qingstor.md} section 3). */
    private static final int CONTENT_TYPE_MAX = 255;

    /** The standard headers that are stored and returned besides the type. */
    private static final List<String> STORED =
            List.of("cache-control", "content-disposition", "content-encoding", "expires");

    /** Bytes of one metadata name, without the prefix ({@code qingstor.md} section 7.1). */
    private static final int META_NAME_MAX = 512;
    /** Bytes of all metadata names and values ({@code qingstor.md} section 7.1). */
    private static final int META_MAX = 2048;

    private static final Pattern META_NAME = Pattern.compile("[a-z0-9._-]+");
    private static final Pattern META_VALUE = Pattern.compile("[\\x20-\\x7e]*");

    private ObjectHeaders() {}

    /**
     * The headers to store.
     *
     * @throws RefusedException when the type is too long or the storage class unknown
     */
    static Map<String, String> stored(Headers headers) throws RefusedException {
        Map<String, String> stored = new HashMap<>();
        String type = headers.first(CONTENT_TYPE).orElse("");
        if (type.length() > CONTENT_TYPE_MAX) {
            throw new RefusedException(new Refusal.InvalidArgument(
                    "Content-Type", type, "it has more than " + CONTENT_TYPE_MAX + " characters"));
        }
        stored.put(CONTENT_TYPE, type.isEmpty() ? CONTENT_TYPE_DEFAULT : type);
        for (String name : STORED) {
            headers.first(name).ifPresent(value -> stored.put(name, value));
        }
        keepClass(headers.first(STORAGE_CLASS).orElse(STANDARD), stored);
        return stored;
    }

    /**
     * What a copy keeps of its source's headers: all, with another storage class where one is asked for.
     *
     * @throws RefusedException when there is no such class
     */
    static Map<String, String> copied(StoredObject source, Headers headers) throws RefusedException {
        Map<String, String> stored = new HashMap<>(source.headers());
        Optional<String> asked = headers.first(STORAGE_CLASS);
        if (asked.isPresent()) {
            keepClass(asked.get(), stored);
        }
        return stored;
    }

    private static void keepClass(String storageClass, Map<String, String> stored) throws RefusedException {
        if (!STORAGE_CLASSES.contains(storageClass)) {
            throw new RefusedException(new Refusal.InvalidRequest("there is no storage class `" + storageClass + "`"));
        }
        if (storageClass.equals(STANDARD)) {
            stored.remove(STORED_CLASS);
        } else {
            stored.put(STORED_CLASS, storageClass);
        }
    }

    /**
     * The user metadata, lower-case names without the prefix; a name sent twice joins its values with a comma.
     *
     * @throws RefusedException when a name or value has characters it may not have, or all is too large
     */
    static Map<String, String> metadata(Headers headers) throws RefusedException {
        Map<String, String> metadata = new HashMap<>();
        for (Header line : headers.startingWith(META_PREFIX)) {
            String name = line.name().substring(META_PREFIX.length()).toLowerCase(Locale.ROOT);
            if (!META_NAME.matcher(name).matches()) {
                throw new RefusedException(new Refusal.InvalidArgument(
                        line.name(), line.value(), "a metadata name has letters, digits, `-`, `_` and `.` only"));
            }
            if (!META_VALUE.matcher(line.value()).matches()) {
                throw new RefusedException(new Refusal.InvalidArgument(
                        line.name(), line.value(), "a metadata value has printable ASCII characters only"));
            }
            metadata.merge(name, line.value(), (before, more) -> before + "," + more);
        }
        int total = 0;
        for (Map.Entry<String, String> entry : metadata.entrySet()) {
            if (entry.getKey().length() > META_NAME_MAX) {
                throw new RefusedException(new Refusal.MetadataTooLarge(META_NAME_MAX));
            }
            total += entry.getKey().length() + entry.getValue().length();
        }
        if (total > META_MAX) {
            throw new RefusedException(new Refusal.MetadataTooLarge(META_MAX));
        }
        return metadata;
    }

    /** Everything an answer says about an object. */
    static List<Header> shown(StoredObject object) {
        List<Header> shown = new ArrayList<>();
        shown.add(new Header("ETag", etag(object)));
        shown.add(new Header("Last-Modified", HttpDates.format(object.lastModified())));
        shown.add(new Header("Content-Type", contentType(object)));
        for (String name : STORED) {
            String value = object.headers().get(name);
            if (value != null) {
                shown.add(new Header(canonical(name), value));
            }
        }
        shown.add(new Header(STORAGE_CLASS, storageClass(object)));
        object.metadata().forEach((name, value) -> shown.add(new Header(META_PREFIX + name, value)));
        return shown;
    }

    /** The quoted ETag; where nothing is known that could be one, a text that cannot pass for an MD5. */
    static String etag(StoredObject object) {
        return "\"" + (object.etag().isEmpty() ? "revision-" + object.revision() : object.etag()) + "\"";
    }

    /** The quoted ETag of a part. */
    static String etag(UploadedPart part) {
        return "\"" + part.etag() + "\"";
    }

    static String contentType(StoredObject object) {
        return object.headers().getOrDefault(CONTENT_TYPE, CONTENT_TYPE_DEFAULT);
    }

    /** The class of an object; one that only another dialect knows is shown as the standard one, which reads the same. */
    static String storageClass(StoredObject object) {
        String kept = object.headers().getOrDefault(STORED_CLASS, STANDARD);
        return STORAGE_CLASSES.contains(kept) ? kept : STANDARD;
    }

    /** A text as the bytes of its UTF-8 form, which is how headers carry it. */
    static String onWire(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static String canonical(String name) {
        StringBuilder canonical = new StringBuilder(name);
        for (int i = 0; i < name.length(); i++) {
            if (i == 0 || name.charAt(i - 1) == '-') {
                canonical.setCharAt(i, Character.toUpperCase(name.charAt(i)));
            }
        }
        return canonical.toString();
    }
}
