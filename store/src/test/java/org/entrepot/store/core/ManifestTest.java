package org.entrepot.store.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entrepot.store.BlobId;
import org.entrepot.store.DigestKind;
import org.entrepot.store.Digests;
import org.entrepot.store.ManifestId;
import org.entrepot.store.Segment;
import org.entrepot.store.memory.MemoryCatalog;
import org.entrepot.test.Property;
import org.junit.jupiter.api.Test;

class ManifestTest {
    private static final ManifestId ID = new ManifestId("m");
    private static final BlobId BLOB = new BlobId("0123456789abcdef0123456789abcdef");
    private static final int PAGE_BYTES_MAX = 32 * 1024;
    private static final int ROOT_BYTES_MAX = 1024;

    private final MemoryCatalog catalog = new MemoryCatalog();

    private void write(List<Manifest.Part> parts) throws Exception {
        Manifest.Builder builder = new Manifest.Builder(ID);
        parts.forEach(builder::add);
        builder.finish();
        catalog.<RuntimeException>change(builder::write);
    }

    private static Manifest.Part part(long offset, long size) {
        Digests digests = new Digests(Map.of(DigestKind.SHA256, new byte[32]));
        return new Manifest.Part(size, digests, size == 0 ? List.of() : List.of(new Segment(BLOB, offset, size)));
    }

    @Test
    void records_stay_small_at_the_largest_number_of_parts() throws Exception {
        List<Manifest.Part> parts = new ArrayList<>();
        for (int i = 0; i <= 10_000; i++) {
            parts.add(part(0, 5L << 30));
        }
        write(parts);

        byte[] root = catalog.get(List.of(Keys.manifest(ID))).getFirst();
        assertThat(root).hasSizeLessThan(ROOT_BYTES_MAX);
        for (int page = 0; page < 40; page++) {
            assertThat(catalog.get(List.of(Keys.manifestPage(ID, page))).getFirst())
                    .hasSizeLessThan(PAGE_BYTES_MAX);
        }
    }

    /** All parts lie in one blob one after the other, so that a range of the manifest is the same range of the blob. */
    @Test
    void any_range_is_found_also_among_empty_parts() {
        Property.holds(50, random -> {
            List<Manifest.Part> parts = new ArrayList<>();
            long size = 0;
            for (int i = random.nextInt(1, 1_000); i > 0; i--) {
                long length = random.nextInt(4) > 0 ? 0 : random.nextInt(10);
                parts.add(part(size, length));
                size += length;
            }
            write(parts);
            long from = random.nextLong(size + 1);
            long length = random.nextLong(size - from + 1);
            List<Segment> range = length == 0 ? List.of() : List.of(new Segment(ID, from, length));
            BlobRuns runs = new BlobRuns(new Manifests(catalog, new SourceReaders()), range);
            long at = from;
            for (BlobRuns.Run run = runs.next(); run != null; run = runs.next()) {
                assertThat(run.offset()).isEqualTo(at);
                at += run.length();
            }
            assertThat(at).isEqualTo(from + length);
        });
    }
}
