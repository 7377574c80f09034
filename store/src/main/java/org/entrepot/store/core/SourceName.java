package org.entrepot.store.core;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.entrepot.store.BlobId;
import org.entrepot.store.ManifestId;
import org.entrepot.store.Segment;

/**
 * The name of a blob, a manifest or an upload as two numbers, to hold many of them in little memory. High numbers are spread
 * evenly and sort as the texts of the names do, those of uploads aside.
 */
record SourceName(Kind kind, long high, long low) {
    /** Hex digits of a name that {@link Garbage#randomId} makes. */
    static final int LETTERS = 32;

    private static final int HALF = LETTERS / 2;

    /** What is named. */
    enum Kind {
        BLOB(0),
        MANIFEST(1),
        UPLOAD(2);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        /** A number of two bits. */
        int code() {
            return code;
        }
    }

    static SourceName of(Segment.Source source) {
        return switch (source) {
            case BlobId blob -> of(Kind.BLOB, blob.value());
            case ManifestId manifest -> of(Kind.MANIFEST, manifest.value());
        };
    }

    /** Whether a blob has a name that this store gives. */
    static boolean isName(BlobId blob) {
        return blob.value().length() == LETTERS && blob.value().chars().allMatch(HexFormat::isHexDigit);
    }

    private static SourceName of(Kind kind, String text) {
        if (text.length() != LETTERS) {
            throw new IllegalArgumentException("`" + text + "` is no name of 32 hex digits");
        }
        return new SourceName(
                kind, HexFormat.fromHexDigitsToLong(text, 0, HALF), HexFormat.fromHexDigitsToLong(text, HALF, LETTERS));
    }

    /** The random half of an upload's id comes first: the other one is a time. */
    static SourceName of(UploadId upload) {
        ByteBuffer bytes = ByteBuffer.wrap(upload.bytes());
        long time = bytes.getLong();
        return new SourceName(Kind.UPLOAD, bytes.getLong(), time);
    }

    private String text() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }

    BlobId blob() {
        return new BlobId(text());
    }

    ManifestId manifest() {
        return new ManifestId(text());
    }

    UploadId upload() {
        return new UploadId(
                ByteBuffer.allocate(UploadId.BYTES).putLong(low).putLong(high).array());
    }

    /** The blob or manifest of this name. */
    Segment.Source source() {
        return switch (kind) {
            case BLOB -> blob();
            case MANIFEST -> manifest();
            case UPLOAD -> throw new IllegalStateException("an upload is no source");
        };
    }
}
