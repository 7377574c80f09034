package org.entrepot.store.core;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Names records for people by their keys. */
final class RecordNames {
    private RecordNames() {}

    static String of(byte[] key) {
        return switch (key[0]) {
            case Keys.ACCOUNT -> "account " + text(key);
            case Keys.USER -> "user " + text(key);
            case Keys.ACCESS_KEY -> "access key " + text(key);
            case Keys.KEY_OF_ACCOUNT -> "the list of keys, " + text(key);
            case Keys.ALIAS -> "alias " + text(key);
            case Keys.BUCKET -> "bucket `" + text(key) + "`";
            case Keys.ENDPOINT -> "endpoint " + text(key);
            case Keys.BUCKET_OF_ACCOUNT -> "the list of buckets, " + text(key);
            case Keys.BUCKET_COUNT -> "the number of buckets of account " + text(key);
            case Keys.OBJECT -> "object " + ofBucket(key);
            case Keys.INLINE -> "the bytes of object " + ofBucket(key);
            case Keys.USAGE -> "the usage of the bucket of id " + hex(key);
            case Keys.GARBAGE -> "blob " + text(key) + " on the list of blobs to be removed";
            case Keys.UPLOAD -> "upload " + ofBucket(key);
            case Keys.FINISHED -> "finished upload " + ofBucket(key);
            case Keys.PART -> "part " + hex(key);
            case Keys.MANIFEST -> "manifest " + text(key);
            case Keys.USES -> "the count of uses of " + text(key);
            case Keys.CHORE -> "chore " + hex(key);
            default -> "unknown kind " + HexFormat.of().formatHex(key);
        };
    }

    private static String text(byte[] key) {
        return new String(key, 1, key.length - 1, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}+", " ");
    }

    private static String hex(byte[] key) {
        return HexFormat.of().formatHex(Arrays.copyOfRange(key, 1, key.length));
    }

    private static String ofBucket(byte[] key) {
        try {
            return "`" + Keys.objectKey(key).value() + "` of the bucket of id " + Keys.bucketId(key);
        } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            return hex(key);
        }
    }
}
