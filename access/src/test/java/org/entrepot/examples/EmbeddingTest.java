package org.entrepot.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entrepot.access.Dialect;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.json.JsonFactory;

/** Somebody else's program uses the library with nothing beside it but its JSON reader. */
class EmbeddingTest {
    private static final String PROGRAM = """
        package somebody.program;

        import java.nio.charset.StandardCharsets;
        import java.util.function.Supplier;
        import org.entrepot.access.policy.cases.PolicyCases;

        public final class Main implements Supplier<String> {
            @Override
            public String get() {
                String cases = "{\\"cases\\": [{\\"id\\": \\"one\\", \\"dialect\\": \\"s3\\", \\"bucket\\": \\"b\\","
                        + " \\"policy\\": null, \\"expect\\": \\"implicit-deny\\","
                        + " \\"request\\": {\\"principal\\": \\"anonymous\\", \\"action\\": \\"s3:GetObject\\"}}]}";
                return String.valueOf(PolicyCases.run(cases.getBytes(StandardCharsets.UTF_8)).getFirst().passed());
            }
        }
        """;
    private static final String DESCRIPTOR = """
        module somebody.program {
            requires org.entrepot.access;
            exports somebody.program;
        }
        """;
    private static final String MAIN = "somebody.program.Main";
    private static final List<Path> LIBRARY = List.of(home(Dialect.class), home(JsonFactory.class));

    @TempDir
    Path folder;

    private Path program;

    @BeforeEach
    void compile_the_program() throws IOException {
        program = Files.createDirectory(folder.resolve("program"));
        Path main = Files.writeString(folder.resolve("Main.java"), PROGRAM);
        Path descriptor = Files.writeString(folder.resolve("module-info.java"), DESCRIPTOR);
        String needed = Stream.concat(LIBRARY.stream(), Stream.of(home(NullMarked.class)))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        int code = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        System.out,
                        System.err,
                        "-d",
                        program.toString(),
                        "-p",
                        needed,
                        main.toString(),
                        descriptor.toString());
        assertThat(code).isZero();
    }

    @Test
    void it_runs_on_the_class_path() throws Exception {
        URL[] path = Stream.concat(LIBRARY.stream(), Stream.of(program))
                .map(EmbeddingTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
            assertThat(run(loader.loadClass(MAIN))).isEqualTo("true");
        }
    }

    @Test
    void it_runs_on_the_module_path_with_the_library_and_what_that_requires() throws Exception {
        ModuleFinder finder = ModuleFinder.of(
                Stream.concat(LIBRARY.stream(), Stream.of(program)).toArray(Path[]::new));
        Configuration configuration =
                ModuleLayer.boot().configuration().resolve(finder, ModuleFinder.of(), Set.of("somebody.program"));
        assertThat(finder.find("org.entrepot.access").orElseThrow().descriptor().requires())
                .filteredOn(required -> !required.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC))
                .extracting(ModuleDescriptor.Requires::name)
                .containsExactlyInAnyOrder("java.base", "java.xml", "tools.jackson.core");
        ModuleLayer layer =
                ModuleLayer.boot().defineModulesWithOneLoader(configuration, ClassLoader.getPlatformClassLoader());
        assertThat(run(layer.findLoader("somebody.program").loadClass(MAIN))).isEqualTo("true");
    }

    @Test
    void every_package_says_that_nothing_is_null_unless_it_is_marked() throws IOException {
        try (Stream<Path> files = Files.walk(LIBRARY.getFirst())) {
            List<Path> folders = files.filter(file -> file.toString().endsWith(".class"))
                    .map(Path::getParent)
                    .filter(folder -> !folder.equals(LIBRARY.getFirst()))
                    .distinct()
                    .toList();
            assertThat(folders).isNotEmpty().allMatch(EmbeddingTest::isNullMarked);
        }
    }

    private static boolean isNullMarked(Path folder) {
        String name = LIBRARY.getFirst().relativize(folder).toString().replace(File.separatorChar, '.');
        try {
            return Class.forName(name + ".package-info").isAnnotationPresent(NullMarked.class);
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static Object run(Class<?> main) throws ReflectiveOperationException {
        return ((Supplier<?>) main.getConstructor().newInstance()).get();
    }

    private static Path home(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
