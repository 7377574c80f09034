package org.entrepot.mediastore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;
import org.entrepot.gateway.RefusedException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectPathTest {
    @TestFactory
    Stream<DynamicTest> object_paths_are_judged_as_model_and_guide_say() {
        return Vectors.cases("object_path_cases").stream().map(vector -> {
            String path = Vectors.text(vector, "path");
            // The model's pattern lets dot segments through; we refuse them, because signers resolve them.
            boolean dots = Arrays.asList(path.split("/", -1)).contains("..");
            boolean allowed = Vectors.flag(vector, "with_equals_and_colon") && !dots;
            return DynamicTest.dynamicTest(
                    shown(path),
                    () -> assertThat(ObjectPath.problem(path).isEmpty()).isEqualTo(allowed));
        });
    }

    @TestFactory
    Stream<DynamicTest> folder_paths_are_judged_as_the_model_says() {
        return Vectors.cases("list_path_cases").stream().map(vector -> {
            String path = Vectors.text(vector, "path");
            return DynamicTest.dynamicTest(shown(path), () -> {
                if (Vectors.flag(vector, "model_pattern")) {
                    assertThat(ObjectPath.folderPrefix(path)).doesNotStartWith("/");
                } else {
                    assertThatThrownBy(() -> ObjectPath.folderPrefix(path)).isInstanceOf(RefusedException.class);
                }
            });
        });
    }

    @ParameterizedTest
    @CsvSource({"'',''", "/,''", "a,a/", "/a,a/", "a/,a/", "/a/b/,a/b/", "a=1/b:2,a=1/b:2/"})
    void a_folder_is_the_same_with_and_without_slashes_around_it(String path, String prefix) throws RefusedException {
        assertThat(ObjectPath.folderPrefix(path)).isEqualTo(prefix);
    }

    @ParameterizedTest
    @CsvSource({
        "/a/b.ts,a/b.ts",
        "//folder//file,folder/file",
        "/a%3D1/b%3Ac.ts,a=1/b:c.ts",
        "/a%20b,a b",
        "/a%2F%2Fb,a//b",
        "/a%2F..%2Fb,a/../b"
    })
    void slashes_are_merged_before_escapes_are_decoded_once(String rawPath, String key) throws RefusedException {
        assertThat(ObjectPath.key(rawPath)).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "//", "/a/", "/a/../b", "/./a", "/a/%2E%2e/b", "/a%zz", "/%ff"})
    void empty_paths_trailing_slashes_and_dot_segments_are_refused(String rawPath) {
        assertThatThrownBy(() -> ObjectPath.key(rawPath)).isInstanceOf(RefusedException.class);
    }

    @Test
    void eleven_folders_are_one_too_many_and_the_reason_says_so() {
        assertThat(ObjectPath.problem("1/2/3/4/5/6/7/8/9/10/11/f"))
                .hasValueSatisfying(reason -> assertThat(reason).contains("10 folders"));
    }

    private static String shown(String path) {
        return path.isEmpty() ? "(empty)" : path.length() > 40 ? path.length() + " characters" : path;
    }
}
