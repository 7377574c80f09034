package org.entrepot.conformance.durability;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.entrepot.access.Dialect;
import org.entrepot.conformance.durability.DialectClient.Answer;

/** One client that writes keys of its own in one dialect's words, by every kind of call; the first of a dialect also writes documents. */
final class LoadWriter {
    private static final int KEYS = 6;
    /** Bodies up to this size are kept beside the record ({@code design.md} section 8.3). */
    private static final int INLINE_BYTES_MAX = 32 << 10;

    private static final int BLOB_BYTES_MAX = 150_000;
    /** What COS wants of every part but the last. */
    private static final int COS_PART_BYTES_MIN = 1 << 20;

    private final WriteCalls calls;
    private final Dialect dialect;
    private final int number;
    private final AcknowledgedWrites writes;
    private final SplittableRandom random;

    LoadWriter(DialectClient client, Dialect dialect, int number, AcknowledgedWrites writes, SplittableRandom random) {
        calls = new WriteCalls(client, dialect);
        this.dialect = dialect;
        this.number = number;
        this.writes = writes;
        this.random = random;
    }

    /** A request that may be acknowledged. */
    @FunctionalInterface
    private interface Request {
        Answer send() throws IOException;
    }

    /**
     * Makes one write and waits for its answer.
     *
     * @throws IOException when there is no answer
     */
    void step() throws IOException {
        Place.Key key = key(random.nextInt(KEYS));
        boolean isThere = isThere(key);
        int kind = random.nextInt(20);
        if (kind < 8) {
            put(key, body(0, INLINE_BYTES_MAX));
        } else if (kind < 11) {
            put(key, body(INLINE_BYTES_MAX + 1, BLOB_BYTES_MAX));
        } else if (kind < 13) {
            byte[] body = body(0, 2 * INLINE_BYTES_MAX);
            String state = DialectClient.stateOf(body);
            write(Map.of(key, state), () -> isThere ? calls.replace(key.name(), body) : calls.putNew(key.name(), body));
        } else if (kind < 15 && isThere) {
            write(Map.of(key, AcknowledgedWrites.NOTHING), () -> calls.delete(key.name()));
        } else if (kind < 16 && number == 0) {
            document();
        } else if (dialect != Dialect.MEDIASTORE) {
            special(key, isThere, kind);
        } else {
            put(key, body(0, INLINE_BYTES_MAX));
        }
    }

    private void special(Place.Key key, boolean isThere, int kind) throws IOException {
        Place.Key other = key((keyNumber(key) + 1 + random.nextInt(KEYS - 1)) % KEYS);
        if (kind < 17) {
            Map<Place, String> gone =
                    new TreeMap<>(Map.of(key, AcknowledgedWrites.NOTHING, other, AcknowledgedWrites.NOTHING));
            write(gone, () -> calls.deleteAll(List.of(key.name(), other.name())));
        } else if (kind < 18 || !isThere) {
            upload(key);
        } else if (kind < 19 || dialect != Dialect.QINGSTOR) {
            write(Map.of(other, writes.last(key)), () -> calls.copy(key.name(), other.name()));
        } else {
            Map<Place, String> moved = Map.of(other, writes.last(key), key, AcknowledgedWrites.NOTHING);
            write(moved, () -> calls.move(key.name(), other.name()));
        }
    }

    private void put(Place.Key key, byte[] body) throws IOException {
        write(Map.of(key, DialectClient.stateOf(body)), () -> calls.put(key.name(), body));
    }

    /** The parts are durable by themselves; the object is a new state when the upload is completed. */
    private void upload(Place.Key key) throws IOException {
        List<byte[]> parts = switch (dialect) {
            case S3 -> List.of(body(70_000, 90_000), body(70_000, 90_000), body(1, INLINE_BYTES_MAX));
            case COS -> List.of(body(COS_PART_BYTES_MIN, COS_PART_BYTES_MIN + 1), body(1, 50_000));
            case QINGSTOR -> List.of(body(50_000, 90_000));
            case MEDIASTORE -> throw new IllegalStateException("it has no uploads");
        };
        String upload = calls.beginUpload(key.name());
        List<String> etags = new ArrayList<>();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            etags.add(calls.sendPart(key.name(), upload, etags.size() + 1, part));
            whole.writeBytes(part);
        }
        String state = DialectClient.stateOf(whole.toByteArray());
        write(Map.of(key, state), () -> calls.complete(key.name(), upload, etags));
    }

    private void document() throws IOException {
        Place.Kind kind = Place.Kind.values()[random.nextInt(Place.Kind.values().length)];
        Place place = new Place.Document(dialect, kind);
        if (isThere(place) && random.nextInt(4) == 0) {
            write(Map.of(place, AcknowledgedWrites.NOTHING), () -> calls.deleteDocument(kind));
        } else {
            String mark = "mark" + random.nextInt(1_000_000);
            write(Map.of(place, mark), () -> calls.putDocument(kind, mark));
        }
    }

    private void write(Map<Place, String> states, Request request) throws IOException {
        List<AcknowledgedWrites.Write> begun = writes.begin(states);
        Answer answer;
        try {
            answer = request.send();
        } catch (IOException noAnswer) {
            writes.giveUp();
            throw noAnswer;
        }
        writes.acknowledge(begun, answer.require(200, 201, 204).requestId());
    }

    private boolean isThere(Place place) {
        return !writes.last(place).equals(AcknowledgedWrites.NOTHING);
    }

    private Place.Key key(int key) {
        return new Place.Key(dialect, "w" + number + "/k" + key);
    }

    private static int keyNumber(Place.Key key) {
        return key.name().charAt(key.name().length() - 1) - '0';
    }

    /** Letters, which traces say as they are. */
    private byte[] body(int lengthMin, int lengthBeyond) {
        byte[] body = new byte[random.nextInt(lengthMin, lengthBeyond)];
        for (int i = 0; i < body.length; i++) {
            body[i] = (byte) ('a' + random.nextInt(26));
        }
        return body;
    }
}
