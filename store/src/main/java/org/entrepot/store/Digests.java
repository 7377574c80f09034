package org.entrepot.store;

import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** The digests known of some bytes. */
public final class Digests {
    private final Map<DigestKind, byte[]> values;

    /** Copies the map, not the arrays: nobody changes them. */
    public Digests(Map<DigestKind, byte[]> values) {
        this.values = values.isEmpty() ? new EnumMap<>(DigestKind.class) : new EnumMap<>(values);
    }

    /** The raw bytes of one digest. */
    public Optional<byte[]> get(DigestKind kind) {
        return Optional.ofNullable(values.get(kind));
    }

    /** One digest in lower-case hex digits. */
    public Optional<String> hex(DigestKind kind) {
        return get(kind).map(HexFormat.of()::formatHex);
    }

    /** All of them, by kind. */
    public Map<DigestKind, byte[]> asMap() {
        return java.util.Collections.unmodifiableMap(values);
    }
}
