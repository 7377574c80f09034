package org.entrepot.access.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {
    @Test
    void the_nearest_word_takes_the_fewest_changed_letters() {
        List<String> words = List.of("policy", "policyFile", "expect");
        assertThat(Spelling.nearest("polcy", words)).contains("policy");
        assertThat(Spelling.nearest("policyfile", words)).contains("policyFile");
        assertThat(Spelling.nearest("exepct", words)).contains("expect");
        assertThat(Spelling.nearest("x", List.of())).isEmpty();
    }

    @Test
    void letters_are_inserted_removed_or_replaced() {
        assertThat(Spelling.distance("", "abc")).isEqualTo(3);
        assertThat(Spelling.distance("abc", "abc")).isZero();
        assertThat(Spelling.distance("kitten", "sitting")).isEqualTo(3);
    }
}
