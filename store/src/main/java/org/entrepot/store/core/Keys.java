package org.entrepot.store.core;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.entrepot.store.BlobId;
import org.entrepot.store.ManifestId;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.Segment;

/**
 * Where each record lives in the catalog. The first byte names the kind:
 *
 * <pre>
 * A number             account              U number name        user
 * K key id             access key           J number 0 user 0 id keys of an account
 * X kind value         alias -> identity
 * B bucket name        bucket               E endpoint id        -> bucket name
 * H number name        buckets of an account                     D number   how many
 * O bucket id, key     object               I the same           bytes of a small object
 * C bucket id          usage                G blob id            blob waiting to be used or removed
 * N bucket id, key, upload id               running upload
 * P upload id, number  part                 F as N               finished upload
 * M id                 manifest             M id page            a page of its parts
 * R kind id            uses of a blob or manifest, when it has more than one
 * Q due, kind, id      tidying to be done
 * </pre>
 *
 * In object keys the byte 0 is written {@code 00 FF} and the end {@code 00 01}: the order of the texts' bytes is kept, a
 * prefix stays a prefix, and what later follows the end (older versions, newest first) sorts behind its own object and before
 * the next.
 */
final class Keys {
    static final byte ACCOUNT = 'A';
    static final byte USER = 'U';
    static final byte ACCESS_KEY = 'K';
    static final byte KEY_OF_ACCOUNT = 'J';
    static final byte ALIAS = 'X';
    static final byte BUCKET = 'B';
    static final byte ENDPOINT = 'E';
    static final byte BUCKET_OF_ACCOUNT = 'H';
    static final byte BUCKET_COUNT = 'D';
    static final byte OBJECT = 'O';
    static final byte INLINE = 'I';
    static final byte USAGE = 'C';
    static final byte GARBAGE = 'G';
    static final byte UPLOAD = 'N';
    static final byte PART = 'P';
    static final byte FINISHED = 'F';
    static final byte MANIFEST = 'M';
    static final byte USES = 'R';
    static final byte CHORE = 'Q';

    private static final int BUCKET_ID_BYTES = 8;
    private static final byte ESCAPED_ZERO = (byte) 0xff;
    private static final byte END = 1;

    private Keys() {}

    /** A record named by ASCII or UTF-8 text. */
    static byte[] named(byte kind, String... parts) {
        ByteArrayOutputStream key = new ByteArrayOutputStream();
        key.write(kind);
        for (String part : parts) {
            key.writeBytes(part.getBytes(StandardCharsets.UTF_8));
        }
        return key.toByteArray();
    }

    /** The text behind {@code prefix} in a key made by {@link #named}. */
    static String textAfter(byte[] prefix, byte[] key) {
        return new String(key, prefix.length, key.length - prefix.length, StandardCharsets.UTF_8);
    }

    static byte[] usage(String bucketId) {
        return ofBucket(USAGE, bucketId);
    }

    static byte[] garbage(BlobId blob) {
        return named(GARBAGE, blob.value());
    }

    /** The prefix of all records of this kind in a bucket. */
    static byte[] ofBucket(byte kind, String bucketId) {
        byte[] key = new byte[1 + BUCKET_ID_BYTES];
        key[0] = kind;
        System.arraycopy(HexFormat.of().parseHex(bucketId), 0, key, 1, BUCKET_ID_BYTES);
        return key;
    }

    /** The id of a bucket made in the commit of this revision. */
    static String bucketId(long revision) {
        return HexFormat.of().toHexDigits(revision);
    }

    /** The bucket's id in a key made by {@link #object}. */
    static String bucketId(byte[] key) {
        return HexFormat.of().formatHex(key, 1, 1 + BUCKET_ID_BYTES);
    }

    static byte[] object(String bucketId, ObjectKey key) {
        return object(OBJECT, bucketId, key);
    }

    static byte[] inline(String bucketId, ObjectKey key) {
        return object(INLINE, bucketId, key);
    }

    /** The record of this kind of an object key. */
    static byte[] object(byte kind, String bucketId, ObjectKey key) {
        byte[] begin = objectPrefix(kind, bucketId, key.value());
        byte[] whole = Arrays.copyOf(begin, begin.length + 2);
        whole[begin.length + 1] = END;
        return whole;
    }

    /** What the keys of all records of this kind begin with whose objects' names begin with this text. */
    static byte[] objectPrefix(byte kind, String bucketId, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        int zeros = 0;
        for (byte b : utf8) {
            zeros += b == 0 ? 1 : 0;
        }
        byte[] bucket = ofBucket(kind, bucketId);
        byte[] key = Arrays.copyOf(bucket, bucket.length + utf8.length + zeros);
        int at = bucket.length;
        for (byte b : utf8) {
            key[at++] = b;
            if (b == 0) {
                key[at++] = ESCAPED_ZERO;
            }
        }
        return key;
    }

    /** The record of an upload, running or finished: behind all with smaller ids of the same object key. */
    static byte[] upload(byte kind, String bucketId, ObjectKey key, UploadId id) {
        byte[] begin = object(kind, bucketId, key);
        return joined(begin, id.bytes());
    }

    /** The prefix of all parts of an upload. */
    static byte[] parts(UploadId upload) {
        return joined(new byte[] {PART}, upload.bytes());
    }

    static byte[] part(UploadId upload, int number) {
        return joined(parts(upload), bigEndian(number));
    }

    /** The number in a key made by {@link #part}. */
    static int partNumber(byte[] key) {
        return ByteBuffer.wrap(key).getInt(key.length - Integer.BYTES);
    }

    /** The upload in a key made by {@link #part}. */
    static UploadId uploadOfPart(byte[] key) {
        return new UploadId(Arrays.copyOfRange(key, 1, 1 + UploadId.BYTES));
    }

    static byte[] manifest(ManifestId id) {
        return named(MANIFEST, id.value());
    }

    static byte[] manifestPage(ManifestId id, int page) {
        return joined(manifest(id), bigEndian(page));
    }

    /** Whether a key of a manifest was made by {@link #manifestPage}. */
    static boolean isManifestPage(byte[] key) {
        return key.length == 1 + SourceName.LETTERS + Integer.BYTES;
    }

    /** The manifest in the key of its root or of a page. */
    static ManifestId manifestId(byte[] key) {
        return new ManifestId(new String(key, 1, SourceName.LETTERS, StandardCharsets.US_ASCII));
    }

    /** The number in a key made by {@link #manifestPage}. */
    static int manifestPageNumber(byte[] key) {
        return ByteBuffer.wrap(key).getInt(1 + SourceName.LETTERS);
    }

    static byte[] uses(Segment.Source source) {
        return switch (source) {
            case BlobId blob -> named(USES, "b", blob.value());
            case ManifestId manifest -> named(USES, "m", manifest.value());
        };
    }

    /** What a key made by {@link #uses} counts. */
    static Segment.Source countedSource(byte[] key) {
        String name = new String(key, 2, key.length - 2, StandardCharsets.US_ASCII);
        return switch (key[1]) {
            case 'b' -> new BlobId(name);
            case 'm' -> new ManifestId(name);
            default -> throw new IllegalArgumentException("a count of uses of something unknown");
        };
    }

    /** Chores sort by when they are due; what is due earlier sorts before {@link #chores}. */
    static byte[] chore(long dueMillis, char kind, byte[] id) {
        return joined(chores(dueMillis), new byte[] {(byte) kind}, id);
    }

    /** The prefix of the chores due at this moment. */
    static byte[] chores(long dueMillis) {
        return joined(
                new byte[] {CHORE},
                ByteBuffer.allocate(Long.BYTES).putLong(dueMillis).array());
    }

    private static byte[] bigEndian(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream key = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            key.writeBytes(part);
        }
        return key.toByteArray();
    }

    /** The object's name in a key made by {@link #object} or {@link #upload}. */
    static ObjectKey objectKey(byte[] key) {
        int begin = 1 + BUCKET_ID_BYTES;
        int zero = begin;
        while (key[zero] != 0) {
            zero++;
        }
        return new ObjectKey(
                key[zero + 1] == END
                        ? new String(key, begin, zero - begin, StandardCharsets.UTF_8)
                        : unescaped(key, begin));
    }

    private static String unescaped(byte[] key, int begin) {
        byte[] utf8 = new byte[key.length];
        int length = 0;
        for (int i = begin; i < key.length; i++) {
            if (key[i] == 0 && key[++i] == END) {
                break;
            }
            utf8[length++] = key[i] == ESCAPED_ZERO && key[i - 1] == 0 ? 0 : key[i];
        }
        return new String(utf8, 0, length, StandardCharsets.UTF_8);
    }

    /** The smallest key beyond all that begin with this prefix, which must not be all {@code FF}. */
    static byte[] beyond(byte[] prefix) {
        int last = prefix.length - 1;
        while (prefix[last] == (byte) 0xff) {
            last--;
        }
        byte[] next = Arrays.copyOf(prefix, last + 1);
        next[last]++;
        return next;
    }

    /** The smallest key greater than this one. */
    static byte[] after(byte[] key) {
        return Arrays.copyOf(key, key.length + 1);
    }
}
