package org.entrepot.access.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.entrepot.access.Operation;
import org.entrepot.access.identity.Caller;
import org.entrepot.test.Property;
import org.junit.jupiter.api.Test;

class PatternTest {
    @Test
    void a_pattern_matches_as_plain_recursion_does() {
        Property.holds(20_000, random -> {
            String pattern = text("ab*?/", 8, random);
            String text = text("ab/", 10, random);
            assertThat(Patterns.read(pattern).matches(text))
                    .as("%s on %s", pattern, text)
                    .isEqualTo(NaivePolicy.matches(pattern, text));
        });
    }

    @Test
    void a_bucket_and_a_key_match_as_the_text_of_both_does() {
        Property.holds(20_000, random -> {
            Pattern pattern = Patterns.read(text("ab*?/", 8, random));
            Question question = new Question(
                    new Caller.Anonymous(),
                    Operation.OBJECT_READ,
                    text("ab", 3, random),
                    text("ab/", 5, random),
                    Facts.NONE);
            assertThat(pattern.matchesResource(question.key(), question))
                    .as("%s on %s", pattern, question)
                    .isEqualTo(pattern.matches(question.resource(Where.Listing.AS_BUCKET)));
        });
    }

    @Test
    void many_stars_do_not_multiply_the_work() {
        assertThat(Patterns.read("a*".repeat(16) + "b").matches("a".repeat(5_000)))
                .isFalse();
        assertThat(Patterns.read("*a?".repeat(8) + "b").matches("a".repeat(5_000)))
                .isFalse();
    }

    @Test
    void a_literal_that_nearly_repeats_itself_is_looked_for_in_linear_time() {
        Pattern pattern = Patterns.read("*" + "a".repeat(300_000) + "b*");
        assertThat(pattern.matches("a".repeat(600_000))).isFalse();
        assertThat(pattern.matches("a".repeat(600_000) + "bc")).isTrue();
    }

    @Test
    void a_question_mark_takes_one_character_outside_the_basic_plane() {
        assertThat(Patterns.read("x?y").matches("x\uD83D\uDE00y")).isTrue();
        assertThat(Patterns.read("*??y").matches("\uD83D\uDE00y")).isFalse();
        assertThat(Patterns.read("x*?").matches("x\uD83D\uDE00")).isTrue();
        assertThat(Patterns.read("*?x*").matches("\uD83D\uDE00x")).isTrue();
        assertThat(Patterns.read("?").matches("\uD83D\uDE00")).isTrue();
    }

    @Test
    void letter_case_is_ignored_for_each_character_by_itself() {
        Question anybody = new Question(new Caller.Anonymous(), Operation.OBJECT_READ, "box", "k", Facts.NONE);
        assertThat(Pattern.literal("Straße-\uD801\uDC00K").equalsIgnoringCase("sTRAßE-\uD801\uDC28\u212A", anybody))
                .isTrue();
        assertThat(Pattern.literal("abc").equalsIgnoringCase("ab", anybody)).isFalse();
        assertThat(Pattern.literal("ab").equalsIgnoringCase("abc", anybody)).isFalse();
        assertThat(new Pattern(List.of()).equalsIgnoringCase("", anybody)).isTrue();
    }

    private static String text(String alphabet, int longest, SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(longest); i > 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
