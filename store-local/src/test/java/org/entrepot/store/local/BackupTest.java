package org.entrepot.store.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.entrepot.access.Dialect;
import org.entrepot.store.AccessKey;
import org.entrepot.store.Bucket;
import org.entrepot.store.BucketAddress;
import org.entrepot.store.BucketName;
import org.entrepot.store.Completion;
import org.entrepot.store.CopySource;
import org.entrepot.store.DeleteCondition;
import org.entrepot.store.DeleteItem;
import org.entrepot.store.DigestKind;
import org.entrepot.store.NewBucket;
import org.entrepot.store.NewObject;
import org.entrepot.store.NewUpload;
import org.entrepot.store.ObjectContent;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.ObjectStore;
import org.entrepot.store.StoredObject;
import org.entrepot.store.Upload;
import org.entrepot.store.WriteCondition;
import org.entrepot.store.kit.BytesBody;
import org.entrepot.store.kit.Contents;
import org.entrepot.store.verify.Depth;
import org.entrepot.store.verify.Finding;
import org.entrepot.store.verify.Progress;
import org.entrepot.store.verify.Watcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    private static final String ACCOUNT = "123456789012";
    private static final BackupOptions ALL = new BackupOptions(true, 0);
    private static final int LARGE = 100_000;

    @TempDir
    Path folder;

    private Path data;
    private Path target;
    private LocalStore local;
    private ObjectStore store;
    private Bucket bucket;

    @BeforeEach
    void open() throws Exception {
        data = folder.resolve("data");
        target = folder.resolve("backups");
        local = openStore(data);
        store = local.objects();
        bucket = store.createBucket(new NewBucket(
                new BucketName("bucket"),
                store.identities().ensureAccount(ACCOUNT),
                Dialect.S3,
                "us-east-1",
                null,
                null,
                null,
                "arn",
                Map.of()));
    }

    @AfterEach
    void close() throws IOException {
        local.close();
    }

    private static LocalStore openStore(Path data) throws IOException {
        Files.createDirectories(data);
        return LocalStore.open(data, Durability.NONE, new PlainSealer(), Clock.systemUTC());
    }

    private static NewObject newObject(String key) {
        return new NewObject(new ObjectKey(key), Map.of(), Map.of(), null, ACCOUNT, Dialect.S3, Set.of(DigestKind.MD5));
    }

    private static byte[] bytes(int size, int seed) {
        byte[] bytes = new byte[size];
        new java.util.SplittableRandom(seed).nextBytes(bytes);
        return bytes;
    }

    private StoredObject put(String key, int size, int seed) throws Exception {
        return store.put(
                bucket, newObject(key), BytesBody.of(bytes(size, seed)), new WriteCondition.Always(), Long.MAX_VALUE);
    }

    private void delete(String key) throws Exception {
        store.delete(bucket, List.of(new DeleteItem(new ObjectKey(key), DeleteCondition.NONE)));
    }

    private void putParts(String key) throws Exception {
        Upload upload = store.uploads().begin(bucket, new NewUpload(newObject(key), "me", null));
        for (int number = 1; number <= 2; number++) {
            store.uploads()
                    .putPart(
                            bucket,
                            upload.key(),
                            upload.id(),
                            number,
                            BytesBody.of(bytes(LARGE, number)),
                            Long.MAX_VALUE);
        }
        store.uploads()
                .complete(
                        bucket,
                        upload.key(),
                        upload.id(),
                        new Completion(
                                List.of(
                                        new Completion.Choice(1, null, Map.of()),
                                        new Completion.Choice(2, null, Map.of())),
                                0,
                                new WriteCondition.Always(),
                                Long.MAX_VALUE,
                                null,
                                Map.of(),
                                null));
    }

    private static byte[] read(ObjectStore from, String key) throws IOException {
        Bucket there =
                Objects.requireNonNull(from.lookUp(null, new BucketAddress.ByName(new BucketName("bucket")), null)
                        .bucket());
        StoredObject object = Objects.requireNonNull(from.find(there, new ObjectKey(key)), key);
        try (ObjectContent content = from.open(object, 0, object.size())) {
            return Contents.of(content);
        }
    }

    private BackupManifest backUp() throws IOException {
        return backUp(ALL);
    }

    private BackupManifest backUp(BackupOptions options) throws IOException {
        return local.maintenance().backUp(target, options, progress -> {});
    }

    private List<String> restore(BackupManifest backup, Path to) throws IOException {
        return new Restore(BackupFolder.open(target), progress -> {}).run(backup, to);
    }

    private static List<Finding> verify(Path store) throws IOException {
        List<Finding> findings = new ArrayList<>();
        try (DataFolder opened = DataFolder.open(store, DataFolder.Access.READ, Clock.systemUTC())) {
            opened.maintenance().verify(Depth.DIGESTS, new Watcher() {
                @Override
                public void found(Finding finding) {
                    findings.add(finding);
                }

                @Override
                public void progress(Progress progress) {}
            });
        }
        return findings;
    }

    private static List<Path> blobs(Path store) throws IOException {
        try (Stream<Path> files = Files.walk(store.resolve("blobs"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static void flipBit(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    @Test
    void a_restored_store_holds_what_the_store_held_at_the_moment_of_the_backup() throws Exception {
        AccessKey key = store.identities().addUser(ACCOUNT, "alice");
        StoredObject large = put("large", LARGE, 1);
        put("small", 100, 2);
        putParts("parts");
        store.copy(
                new CopySource(bucket, large), bucket, newObject("copy"), new WriteCondition.Always(), Long.MAX_VALUE);
        BackupManifest backup = backUp();
        put("large", LARGE, 7);
        delete("small");
        put("later", LARGE, 8);

        Path restored = folder.resolve("restored");
        assertThat(restore(backup, restored)).isEmpty();

        assertThat(backup.blobs()).isEqualTo(3);
        assertThat(verify(restored)).isEmpty();
        assertThat(blobs(restored)).hasSize(3);
        try (LocalStore again = openStore(restored)) {
            assertThat(read(again.objects(), "large")).isEqualTo(bytes(LARGE, 1));
            assertThat(read(again.objects(), "copy")).isEqualTo(bytes(LARGE, 1));
            assertThat(read(again.objects(), "small")).isEqualTo(bytes(100, 2));
            assertThat(read(again.objects(), "parts")).hasSize(2 * LARGE);
            assertThat(again.objects().usage(bucket.name()).objects()).isEqualTo(4);
            AccessKey known = again.objects().lookUp(key.id(), null, null).accessKey();
            assertThat(known).isNotNull();
            assertThat(known.secret()).isEqualTo(key.secret());
        }
    }

    @Test
    void a_second_backup_copies_only_what_is_new_and_the_first_stays_as_it_was() throws Exception {
        put("kept", LARGE, 1);
        put("replaced", LARGE, 2);
        BackupManifest first = backUp();
        put("replaced", LARGE, 3);
        put("new", LARGE, 4);
        BackupManifest second = backUp();
        BackupManifest third = backUp();

        assertThat(first.newBlobs()).isEqualTo(2);
        assertThat(second.newBlobs()).isEqualTo(2);
        assertThat(second.blobs()).isEqualTo(3);
        assertThat(third.newBlobs()).isZero();
        assertThat(BackupFolder.open(target).list()).containsExactly(first, second, third);
        restore(first, folder.resolve("of-first"));
        restore(second, folder.resolve("of-second"));
        try (LocalStore one = openStore(folder.resolve("of-first"));
                LocalStore two = openStore(folder.resolve("of-second"))) {
            assertThat(read(one.objects(), "replaced")).isEqualTo(bytes(LARGE, 2));
            assertThat(read(two.objects(), "replaced")).isEqualTo(bytes(LARGE, 3));
        }
    }

    @Test
    void backups_beyond_the_number_kept_go_with_what_only_they_needed() throws Exception {
        put("replaced", LARGE, 1);
        backUp();
        put("replaced", LARGE, 2);
        backUp();
        put("replaced", LARGE, 3);
        BackupManifest last = backUp(new BackupOptions(true, 1));

        assertThat(BackupFolder.open(target).list()).containsExactly(last);
        assertThat(blobs(target)).hasSize(1);
        assertThat(restore(last, folder.resolve("restored"))).isEmpty();
        assertThat(verify(folder.resolve("restored"))).isEmpty();
    }

    @Test
    void a_backup_that_was_cut_off_is_none_and_the_next_one_clears_it_away() throws Exception {
        put("one", LARGE, 1);
        BackupManifest first = backUp();
        put("other", LARGE, 2);
        BackupManifest cutOff = backUp();
        Files.delete(target.resolve("backups/" + cutOff.number() + ".json"));
        Path half = Files.createDirectories(target.resolve("blobs/00"));
        Files.createFile(half.resolve("00112233445566778899aabbccddeeff.new"));

        assertThat(BackupFolder.open(target).list()).containsExactly(first);
        delete("other");
        BackupManifest next = backUp();
        assertThat(next.blobs()).isEqualTo(1);
        assertThat(blobs(target)).hasSize(1);
        assertThat(restore(next, folder.resolve("restored"))).isEmpty();
    }

    @Test
    void nothing_is_written_into_a_folder_of_something_else() throws Exception {
        Files.createDirectories(target);
        Files.createFile(target.resolve("somebody-elses"));

        assertThatThrownBy(this::backUp).isInstanceOf(IOException.class).hasMessageContaining("not empty");
        assertThat(target.resolve("catalog")).doesNotExist();
        assertThatThrownBy(() -> BackupFolder.open(target)).hasMessageContaining("no folder of backups");
    }

    @Test
    void secrets_come_along_for_their_owner_only_or_stay_behind() throws Exception {
        Files.writeString(data.resolve("master-key"), "the key");
        Files.writeString(data.resolve("root-credentials"), "the root");

        assertThat(backUp(new BackupOptions(false, 0)).secrets()).isEmpty();
        assertThat(target.resolve("master-key")).doesNotExist();

        BackupManifest whole = backUp();
        assertThat(whole.secrets()).containsExactly("master-key", "root-credentials");
        assertThat(Files.getPosixFilePermissions(target.resolve("master-key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        restore(whole, folder.resolve("restored"));
        assertThat(folder.resolve("restored/master-key")).hasContent("the key");
        assertThat(Files.getPosixFilePermissions(folder.resolve("restored/root-credentials")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void a_restore_takes_an_empty_folder_only_and_one_that_was_cut_off_is_not_opened() throws Exception {
        BackupManifest backup = backUp();
        assertThatThrownBy(() -> restore(backup, data)).hasMessageContaining("is not empty");

        Path half = Files.createDirectory(folder.resolve("half"));
        Files.createFile(half.resolve(Restore.UNFINISHED));
        assertThatThrownBy(() -> openStore(half)).hasMessageContaining("was cut off");
    }

    @Test
    void a_damaged_blob_is_told_by_whoever_meets_it() throws Exception {
        put("sound", LARGE, 1);
        BackupManifest before = backUp();
        put("damaged", LARGE, 2);
        List<Path> sound = blobs(target);
        Path damaged = blobs(data).stream()
                .filter(file -> sound.stream().noneMatch(copy -> copy.endsWith(file.getFileName())))
                .findFirst()
                .orElseThrow();
        flipBit(damaged);

        BackupManifest backup = backUp();
        assertThat(backup.unreadable()).containsExactly(damaged.getFileName().toString());
        assertThat(backup.blobs()).isEqualTo(1);

        local.close();
        assertThat(verify(data)).anyMatch(finding -> finding instanceof Finding.BytesDamaged);

        flipBit(sound.getFirst());
        assertThat(restore(before, folder.resolve("restored")))
                .containsExactly(sound.getFirst().getFileName().toString());
        assertThat(verify(folder.resolve("restored")))
                .singleElement()
                .satisfies(finding -> assertThat(finding).isInstanceOf(Finding.BytesMissing.class));
    }

    @Test
    void a_served_folder_is_not_opened_and_a_verified_one_is_left_as_it_was() throws Exception {
        put("key", LARGE, 1);
        assertThatThrownBy(() -> verify(data)).isInstanceOf(FolderInUseException.class);
        local.close();
        List<Path> before = files(data);

        assertThat(verify(data)).isEmpty();

        assertThat(files(data)).isEqualTo(before);
        assertThatThrownBy(() -> verify(folder.resolve("nowhere"))).hasMessageContaining("holds no store");
    }

    /** What a catalog is made of, the engine's own notes aside. */
    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(sst|blob|log)"))
                    .sorted()
                    .toList();
        }
    }
}
