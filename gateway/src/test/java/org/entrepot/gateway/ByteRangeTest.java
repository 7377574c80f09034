package org.entrepot.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
    @ParameterizedTest(name = "{0} of {1} bytes")
    @CsvSource({
        "bytes=0-0, 10, 0, 1",
        "bytes=2-5, 10, 2, 4",
        "bytes=2-, 10, 2, 8",
        "bytes=2-99, 10, 2, 8",
        "bytes=-3, 10, 7, 3",
        "bytes=-99, 10, 0, 10",
        "bytes=9-99999999999999999999999, 10, 9, 1",
    })
    void a_range_within_the_object_is_cut_to_it(String header, long size, long first, long length) {
        assertThat(ByteRange.of(Optional.of(header), size))
                .isEqualTo(new ByteRange.Asked.Part(new ByteRange(first, length)));
    }

    @ParameterizedTest(name = "{0} of {1} bytes")
    @CsvSource({"bytes=10-, 10", "bytes=10-20, 10", "bytes=-0, 10", "bytes=0-, 0", "bytes=-5, 0", "bytes=0-0, 0"})
    void a_range_beyond_the_end_cannot_be_satisfied(String header, long size) {
        assertThat(ByteRange.of(Optional.of(header), size)).isEqualTo(new ByteRange.Asked.Unsatisfiable());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-1,3-4", "lines=0-1", "bytes=5-2", "bytes=-", "bytes=a-b", "0-1", ""})
    void anything_else_is_no_range(String header) {
        assertThat(ByteRange.of(Optional.of(header), 10)).isEqualTo(new ByteRange.Asked.Unreadable());
    }

    @Test
    void no_header_is_the_whole_object() {
        assertThat(ByteRange.of(Optional.empty(), 10)).isEqualTo(new ByteRange.Asked.Whole());
    }

    @ParameterizedTest
    @CsvSource({"bytes=0-0, 0, 1", "bytes=2-9, 2, 8"})
    void the_range_of_a_copied_part_names_both_ends_within_the_source(String text, long first, long length) {
        assertThat(ByteRange.ofSource(text, 10)).isEqualTo(new ByteRange.Asked.Part(new ByteRange(first, length)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-10", "bytes=10-20", "bytes=0-99999999999999999999"})
    void the_range_of_a_copied_part_is_not_cut_to_the_source(String text) {
        assertThat(ByteRange.ofSource(text, 10)).isEqualTo(new ByteRange.Asked.Unsatisfiable());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bytes=0", "bytes=2-", "bytes=-3", "bytes=0-2,3-5", "bytes=5-2", "hello=0-2", "bytes=a-b", ""})
    void anything_else_is_no_range_of_a_copied_part(String text) {
        assertThat(ByteRange.ofSource(text, 10)).isEqualTo(new ByteRange.Asked.Unreadable());
    }
}
