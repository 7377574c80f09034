package org.entrepot.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The arrows of {@code design.md} section 5. */
class ArchitectureTest {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.entrepot");

    private static final List<String> DIALECTS =
            List.of("org.entrepot.s3..", "org.entrepot.cos..", "org.entrepot.qingstor..", "org.entrepot.mediastore..");

    @Test
    void access_stands_on_nothing_of_ours() {
        noClasses()
                .that()
                .resideInAPackage("org.entrepot.access..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.entrepot.store..",
                        "org.entrepot.gateway..",
                        "org.entrepot.s3..",
                        "org.entrepot.cos..",
                        "org.entrepot.qingstor..",
                        "org.entrepot.mediastore..",
                        "org.entrepot.server..",
                        "org.entrepot.cli..")
                .check(ALL);
    }

    @Test
    void access_does_no_input_or_output_and_knows_no_http() {
        noClasses()
                .that()
                .resideInAPackage("org.entrepot.access..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.net.http..", "io.netty..", "org.slf4j..")
                .check(ALL);
    }

    @Test
    void the_store_stands_on_access_only() {
        classes()
                .that()
                .resideInAPackage("org.entrepot.store..")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages(
                        "org.entrepot.gateway..",
                        "org.entrepot.s3..",
                        "org.entrepot.cos..",
                        "org.entrepot.qingstor..",
                        "org.entrepot.mediastore..",
                        "org.entrepot.server..",
                        "org.entrepot.cli..")
                .check(ALL);
    }

    @Test
    void the_gateway_knows_no_dialect_and_no_engine() {
        noClasses()
                .that()
                .resideInAPackage("org.entrepot.gateway..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.entrepot.s3..",
                        "org.entrepot.cos..",
                        "org.entrepot.qingstor..",
                        "org.entrepot.mediastore..",
                        "org.entrepot.store.local..",
                        "org.entrepot.server..",
                        "org.entrepot.cli..")
                .check(ALL);
    }

    @Test
    void dialects_do_not_know_each_other_nor_engines_nor_the_server() {
        for (String dialect : DIALECTS) {
            String[] others =
                    DIALECTS.stream().filter(other -> !other.equals(dialect)).toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(dialect)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .check(ALL);
            noClasses()
                    .that()
                    .resideInAPackage(dialect)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.entrepot.store.local..", "org.entrepot.server..", "org.entrepot.cli..")
                    .check(ALL);
        }
    }

    @Test
    void only_the_listener_knows_the_http_library() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.entrepot.server.http..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.netty..")
                .check(ALL);
    }

    @Test
    void the_server_does_not_know_the_command_line() {
        noClasses()
                .that()
                .resideInAPackage("org.entrepot.server..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.entrepot.cli..", "picocli..")
                .check(ALL);
    }
}
