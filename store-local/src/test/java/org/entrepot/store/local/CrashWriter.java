package org.entrepot.store.local;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.entrepot.access.Dialect;
import org.entrepot.store.Bucket;
import org.entrepot.store.BucketAddress;
import org.entrepot.store.BucketName;
import org.entrepot.store.DeleteCondition;
import org.entrepot.store.DeleteItem;
import org.entrepot.store.DigestKind;
import org.entrepot.store.NewBucket;
import org.entrepot.store.NewObject;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.ObjectStore;
import org.entrepot.store.WriteCondition;
import org.entrepot.store.kit.BytesBody;

/**
 * A process that writes until it is killed. Each writer has keys of its own and says on standard output what it is about to do
 * and what was acknowledged: {@code begin KEY NUMBER .}, {@code done KEY NUMBER .}; number 0 is a delete.
 */
final class CrashWriter {
    static final BucketName BUCKET = new BucketName("crash");
    private static final String ACCOUNT = "123456789012";
    private static final int WRITERS = 8;
    private static final int KEYS_PER_WRITER = 5;

    private CrashWriter() {}

    /** Arguments: data folder, first number to write. */
    public static void main(String[] arguments) throws Exception {
        try (LocalStore local =
                LocalStore.open(Path.of(arguments[0]), Durability.SYNC, new PlainSealer(), Clock.systemUTC())) {
            Bucket bucket = bucket(local.objects());
            long first = Long.parseLong(arguments[1]);
            try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int writer = 0; writer < WRITERS; writer++) {
                    int number = writer;
                    executor.submit(() -> {
                        write(local.objects(), bucket, number, first);
                        return null;
                    });
                }
            }
        }
    }

    private static Bucket bucket(ObjectStore store) throws Exception {
        Bucket there =
                store.lookUp(null, new BucketAddress.ByName(BUCKET), null).bucket();
        return there != null
                ? there
                : store.createBucket(new NewBucket(
                        BUCKET,
                        store.identities().ensureAccount(ACCOUNT),
                        Dialect.S3,
                        "us-east-1",
                        null,
                        null,
                        null,
                        "arn",
                        Map.of()));
    }

    private static void write(ObjectStore store, Bucket bucket, int writer, long first) throws Exception {
        SplittableRandom random = new SplittableRandom(first * WRITERS + writer);
        for (long number = first; ; number++) {
            ObjectKey key = new ObjectKey("w" + writer + "/" + random.nextInt(KEYS_PER_WRITER));
            if (random.nextInt(6) == 0) {
                say("begin " + key + " 0");
                store.delete(bucket, java.util.List.of(new DeleteItem(key, DeleteCondition.NONE)));
                say("done " + key + " 0");
            } else {
                say("begin " + key + " " + number);
                NewObject object = new NewObject(
                        key,
                        Map.of(),
                        Map.of("number", Long.toString(number)),
                        null,
                        ACCOUNT,
                        Dialect.S3,
                        Set.of(DigestKind.MD5));
                store.put(bucket, object, BytesBody.of(bytes(number)), new WriteCondition.Always(), Long.MAX_VALUE);
                say("done " + key + " " + number);
            }
        }
    }

    /** What is written under a number: every third is large. */
    static byte[] bytes(long number) {
        SplittableRandom random = new SplittableRandom(number);
        byte[] bytes = new byte[number % 3 == 0 ? random.nextInt(40_000, 300_000) : random.nextInt(5_000)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static void say(String line) {
        synchronized (System.out) {
            System.out.println(line + " .");
            System.out.flush();
        }
    }
}
