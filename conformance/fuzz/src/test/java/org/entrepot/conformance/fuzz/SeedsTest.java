package org.entrepot.conformance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.entrepot.access.cors.notation.CosCorsFuzz;
import org.entrepot.access.cors.notation.MediaStoreCorsFuzz;
import org.entrepot.access.cors.notation.QingStorCorsFuzz;
import org.entrepot.access.cors.notation.S3CorsFuzz;
import org.entrepot.access.policy.notation.CosPolicyFuzz;
import org.entrepot.access.policy.notation.MediaStorePolicyFuzz;
import org.entrepot.access.policy.notation.QingStorPolicyFuzz;
import org.entrepot.access.policy.notation.S3PolicyFuzz;
import org.entrepot.cos.CosSignatureFuzz;
import org.entrepot.gateway.sigv4.SigV4Fuzz;
import org.entrepot.qingstor.QingStorSignatureFuzz;
import org.entrepot.server.http.HttpHeadFuzz;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every seed and every former finding, once more: {@code seeds/<target>/<file>}. */
class SeedsTest {
    private static final Path SEEDS = Path.of("seeds");
    private static final Map<String, Consumer<byte[]>> TARGETS = Map.ofEntries(
            Map.entry("HttpHeadFuzz", HttpHeadFuzz::fuzzerTestOneInput),
            Map.entry("SigV4Fuzz", SigV4Fuzz::fuzzerTestOneInput),
            Map.entry("CosSignatureFuzz", CosSignatureFuzz::fuzzerTestOneInput),
            Map.entry("QingStorSignatureFuzz", QingStorSignatureFuzz::fuzzerTestOneInput),
            Map.entry("S3CorsFuzz", S3CorsFuzz::fuzzerTestOneInput),
            Map.entry("CosCorsFuzz", CosCorsFuzz::fuzzerTestOneInput),
            Map.entry("QingStorCorsFuzz", QingStorCorsFuzz::fuzzerTestOneInput),
            Map.entry("MediaStoreCorsFuzz", MediaStoreCorsFuzz::fuzzerTestOneInput),
            Map.entry("S3PolicyFuzz", S3PolicyFuzz::fuzzerTestOneInput),
            Map.entry("CosPolicyFuzz", CosPolicyFuzz::fuzzerTestOneInput),
            Map.entry("QingStorPolicyFuzz", QingStorPolicyFuzz::fuzzerTestOneInput),
            Map.entry("MediaStorePolicyFuzz", MediaStorePolicyFuzz::fuzzerTestOneInput));

    @Test
    void every_target_has_seeds() throws IOException {
        try (Stream<Path> folders = Files.list(SEEDS)) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(TARGETS.keySet());
        }
    }

    @TestFactory
    List<DynamicTest> every_seed_is_read_or_refused() throws IOException {
        try (Stream<Path> files = Files.walk(SEEDS)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> DynamicTest.dynamicTest(
                            SEEDS.relativize(file).toString(),
                            () -> TARGETS.get(file.getParent().getFileName().toString())
                                    .accept(Files.readAllBytes(file))))
                    .toList();
        }
    }
}
