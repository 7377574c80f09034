package org.entrepot.conformance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.entrepot.access.cors.notation.CosCorsAnalysisFuzz;
import org.entrepot.access.cors.notation.CosCorsFuzz;
import org.entrepot.access.cors.notation.MediaStoreCorsAnalysisFuzz;
import org.entrepot.access.cors.notation.MediaStoreCorsFuzz;
import org.entrepot.access.cors.notation.QingStorCorsAnalysisFuzz;
import org.entrepot.access.cors.notation.QingStorCorsFuzz;
import org.entrepot.access.cors.notation.S3CorsAnalysisFuzz;
import org.entrepot.access.cors.notation.S3CorsFuzz;
import org.entrepot.access.policy.notation.CosPolicyAnalysisFuzz;
import org.entrepot.access.policy.notation.CosPolicyFuzz;
import org.entrepot.access.policy.notation.MediaStorePolicyAnalysisFuzz;
import org.entrepot.access.policy.notation.MediaStorePolicyFuzz;
import org.entrepot.access.policy.notation.QingStorPolicyAnalysisFuzz;
import org.entrepot.access.policy.notation.QingStorPolicyFuzz;
import org.entrepot.access.policy.notation.S3PolicyAnalysisFuzz;
import org.entrepot.access.policy.notation.S3PolicyFuzz;
import org.entrepot.cos.CosSignatureFuzz;
import org.entrepot.gateway.sigv4.SigV4Fuzz;
import org.entrepot.qingstor.QingStorSignatureFuzz;
import org.entrepot.server.http.HttpHeadFuzz;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every seed and every former finding, once more: {@code seeds/<target>/<file>}; what analyses a notation has its reader's. */
class SeedsTest {
    private static final Path SEEDS = Path.of("seeds");
    private static final Map<String, List<Consumer<byte[]>>> TARGETS = Map.ofEntries(
            Map.entry("HttpHeadFuzz", List.of(HttpHeadFuzz::fuzzerTestOneInput)),
            Map.entry("SigV4Fuzz", List.of(SigV4Fuzz::fuzzerTestOneInput)),
            Map.entry("CosSignatureFuzz", List.of(CosSignatureFuzz::fuzzerTestOneInput)),
            Map.entry("QingStorSignatureFuzz", List.of(QingStorSignatureFuzz::fuzzerTestOneInput)),
            Map.entry("S3CorsFuzz", List.of(S3CorsFuzz::fuzzerTestOneInput, S3CorsAnalysisFuzz::fuzzerTestOneInput)),
            Map.entry("CosCorsFuzz", List.of(CosCorsFuzz::fuzzerTestOneInput, CosCorsAnalysisFuzz::fuzzerTestOneInput)),
            Map.entry(
                    "QingStorCorsFuzz",
                    List.of(QingStorCorsFuzz::fuzzerTestOneInput, QingStorCorsAnalysisFuzz::fuzzerTestOneInput)),
            Map.entry(
                    "MediaStoreCorsFuzz",
                    List.of(MediaStoreCorsFuzz::fuzzerTestOneInput, MediaStoreCorsAnalysisFuzz::fuzzerTestOneInput)),
            Map.entry(
                    "S3PolicyFuzz",
                    List.of(S3PolicyFuzz::fuzzerTestOneInput, S3PolicyAnalysisFuzz::fuzzerTestOneInput)),
            Map.entry(
                    "CosPolicyFuzz",
                    List.of(CosPolicyFuzz::fuzzerTestOneInput, CosPolicyAnalysisFuzz::fuzzerTestOneInput)),
            Map.entry(
                    "QingStorPolicyFuzz",
                    List.of(QingStorPolicyFuzz::fuzzerTestOneInput, QingStorPolicyAnalysisFuzz::fuzzerTestOneInput)),
            Map.entry(
                    "MediaStorePolicyFuzz",
                    List.of(
                            MediaStorePolicyFuzz::fuzzerTestOneInput,
                            MediaStorePolicyAnalysisFuzz::fuzzerTestOneInput)));

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
                    .map(file -> DynamicTest.dynamicTest(SEEDS.relativize(file).toString(), () -> repeat(file)))
                    .toList();
        }
    }

    private static void repeat(Path file) throws IOException {
        byte[] input = Files.readAllBytes(file);
        TARGETS.get(file.getParent().getFileName().toString()).forEach(target -> target.accept(input));
    }
}
