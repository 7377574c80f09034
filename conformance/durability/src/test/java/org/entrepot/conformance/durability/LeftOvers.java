package org.entrepot.conformance.durability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.entrepot.server.secrets.MasterKey;
import org.entrepot.store.Bucket;
import org.entrepot.store.DeleteCondition;
import org.entrepot.store.DeleteItem;
import org.entrepot.store.ListQuery;
import org.entrepot.store.ObjectStore;
import org.entrepot.store.RunningUploads;
import org.entrepot.store.StoreException;
import org.entrepot.store.core.CatalogObjectStore;
import org.entrepot.store.local.Durability;
import org.entrepot.store.local.LocalStore;
import org.entrepot.test.SettableClock;

/**
 * Looks for blobs that were forgotten in the data folder of a server that was killed: in a copy of it everything is deleted, and when
 * the sweep has come by after all times of grace, no file of a blob may be left.
 */
final class LeftOvers {
    private static final String ACCOUNT = "100000000001";
    /** Longer than anything is kept. */
    private static final Duration GRACE = Duration.ofDays(2);
    /** A sweep may leave work for the next: uploads give parts free, these their blobs. */
    private static final int SWEEPS = 4;

    private static final int PAGE = 1000;

    private LeftOvers() {}

    /** The files of blobs that stay although nothing uses them. */
    static List<Path> find(Path data, Path copy) throws IOException, StoreException {
        copy(data, copy);
        SettableClock clock = new SettableClock(Instant.now());
        try (LocalStore local =
                LocalStore.open(copy, Durability.NONE, MasterKey.open(copy.resolve(MasterKey.FILE), false), clock)) {
            empty(local.objects());
            for (int i = 0; i < SWEEPS; i++) {
                clock.pass(GRACE);
                ((CatalogObjectStore) local.objects()).sweep();
            }
        }
        try (Stream<Path> left = Files.walk(copy.resolve("blobs"))) {
            return left.filter(Files::isRegularFile).toList();
        }
    }

    private static void empty(ObjectStore store) throws IOException, StoreException {
        for (Bucket bucket : store.buckets(ACCOUNT)) {
            List<DeleteItem> items = store.list(bucket, new ListQuery("", "", "", PAGE)).objects().stream()
                    .map(object -> new DeleteItem(object.key(), DeleteCondition.NONE))
                    .toList();
            store.delete(bucket, items);
            store.deleteBucket(bucket.name(), RunningUploads.ABORT);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
