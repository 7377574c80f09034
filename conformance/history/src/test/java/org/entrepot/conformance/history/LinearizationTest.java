package org.entrepot.conformance.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.conformance.history.Linearization.Verdict.LINEARIZABLE;
import static org.entrepot.conformance.history.Linearization.Verdict.NOT_LINEARIZABLE;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.entrepot.access.Dialect;
import org.entrepot.test.Property;
import org.junit.jupiter.api.Test;

/** The judge is judged: by its definition, and by histories whose faults have names. */
class LinearizationTest {
    private final List<Operation> operations = new ArrayList<>();

    @Test
    void the_search_agrees_with_the_definition_on_small_histories() {
        AtomicInteger wrong = new AtomicInteger();
        int runs = 20_000;
        Property.holds(runs, random -> {
            History history = drawn(random);
            boolean expected = BruteForce.isLinearizable(history.content(), history.operations());
            wrong.addAndGet(expected ? 0 : 1);
            assertThat(history.judge())
                    .as(Counterexample.text(history))
                    .isEqualTo(expected ? LINEARIZABLE : NOT_LINEARIZABLE);
        });
        if (Long.getLong("entrepot.seed") == null) {
            assertThat(wrong.get()).as("histories of both kinds were drawn").isBetween(runs / 10, runs * 9 / 10);
        }
    }

    @Test
    void a_counterexample_is_wrong_and_no_larger_than_what_it_is_of() {
        Property.holds(3_000, random -> {
            History history = drawn(random);
            if (history.isWrong()) {
                History smaller = Counterexample.of(history);
                assertThat(smaller.isWrong()).as(Counterexample.text(history)).isTrue();
                assertThat(smaller.operations())
                        .hasSizeLessThanOrEqualTo(history.operations().size());
            }
        });
    }

    @Test
    void what_a_store_did_one_after_the_other_is_always_linearizable() {
        Property.holds(200, random -> {
            List<Operation> done = new ArrayList<>();
            int[] content = new int[3];
            for (int i = 1; i <= 300; i++) {
                // Each takes effect at 10 i; that its request and answer reach far beyond makes many orders possible.
                Question question = question(random, content, i);
                Effect effect = truth(question, content);
                // A client has one request at a time; these overlap, so each has a client of its own.
                done.add(new Operation(
                        i,
                        question.text(),
                        10 * i - random.nextInt(60),
                        10 * i + random.nextInt(60),
                        List.of(effect),
                        true));
                content[effect.key()] = effect.after(content[effect.key()]);
            }
            assertThat(new History(new int[3], done).judge()).isEqualTo(LINEARIZABLE);
        });
    }

    private static Question question(SplittableRandom random, int[] content, int value) {
        int key = random.nextInt(content.length);
        return switch (random.nextInt(4)) {
            case 0 -> new Question.Put(key, value);
            case 1 -> new Question.Delete(key);
            case 2 -> new Question.PutNew(key, value);
            default -> new Question.Get(key);
        };
    }

    private static Effect truth(Question question, int[] content) {
        return switch (question) {
            case Question.Get(int key) -> Effect.read(key, Values.only(content[key]));
            case Question.PutNew(int key, int value)
            when content[key] != Values.MISSING -> question.refused().getFirst();
            default -> question.done(Dialect.S3).getFirst();
        };
    }

    /** A few operations on two keys with few values, at times that overlap. */
    private static History drawn(SplittableRandom random) {
        List<Operation> drawn = new ArrayList<>();
        int count = random.nextInt(1, 7);
        for (int i = 0; i < count; i++) {
            int called = random.nextInt(20);
            List<Effect> effects = new ArrayList<>();
            if (random.nextInt(3) == 0) {
                effects.add(Effect.read(0, Values.only(random.nextInt(3))));
                effects.add(Effect.read(1, Values.only(random.nextInt(3))));
            } else {
                effects.add(effect(random, random.nextInt(2)));
            }
            // A listing without an answer says nothing, and nobody writes it down.
            boolean answered = effects.size() > 1 || random.nextInt(5) > 0;
            drawn.add(new Operation(i, "number " + i, called, called + random.nextInt(12), effects, answered));
        }
        return new History(new int[2], drawn);
    }

    private static Effect effect(SplittableRandom random, int key) {
        int value = random.nextInt(3);
        return switch (random.nextInt(5)) {
            case 0 -> Effect.read(key, Values.only(value));
            case 1 -> Effect.read(key, Values.not(value));
            case 2 -> Effect.write(key, Values.only(value), random.nextInt(3));
            default -> Effect.write(key, Values.ANY, value);
        };
    }

    @Test
    void two_winners_of_one_creation_are_found() {
        done(0, 10, new Question.PutNew(0, 1));
        done(5, 15, new Question.PutNew(0, 2));
        assertThat(verdict()).isEqualTo(NOT_LINEARIZABLE);
    }

    @Test
    void one_winner_and_one_loser_of_a_creation_are_right() {
        done(0, 10, new Question.PutNew(0, 1));
        operations.add(new Operation(1, "lost", 5, 15, new Question.PutNew(0, 2).refused(), true));
        assertThat(verdict()).isEqualTo(LINEARIZABLE);
    }

    @Test
    void a_read_that_goes_back_behind_another_is_found() {
        done(0, 10, new Question.Put(0, 1));
        done(20, 60, new Question.Put(0, 2));
        read(30, 35, 0, 2);
        read(40, 45, 0, 1);
        assertThat(verdict()).isEqualTo(NOT_LINEARIZABLE);
    }

    @Test
    void a_write_lost_after_its_answer_is_found() {
        done(0, 10, new Question.Put(0, 1));
        done(20, 30, new Question.Put(0, 2));
        read(40, 50, 0, 1);
        assertThat(verdict()).isEqualTo(NOT_LINEARIZABLE);
    }

    @Test
    void an_update_lost_between_two_that_expected_the_same_is_found() {
        done(0, 10, new Question.Put(0, 1));
        done(20, 40, new Question.PutOver(0, 1, 2));
        done(25, 45, new Question.PutOver(0, 1, 3));
        assertThat(verdict()).isEqualTo(NOT_LINEARIZABLE);
    }

    @Test
    void a_deleted_object_that_comes_back_is_found() {
        done(0, 10, new Question.Put(0, 1));
        done(20, 30, new Question.Delete(0));
        read(40, 50, 0, 0);
        read(60, 70, 0, 1);
        assertThat(verdict()).isEqualTo(NOT_LINEARIZABLE);
    }

    @Test
    void a_write_without_an_answer_may_have_happened_or_not() {
        operations.add(new Operation(0, "lost", 0, 100, new Question.Put(0, 1).done(Dialect.S3), false));
        read(50, 60, 0, 0);
        read(110, 120, 0, 1);
        assertThat(verdict()).isEqualTo(LINEARIZABLE);
        operations.removeLast();
        read(110, 120, 0, 0);
        assertThat(verdict()).isEqualTo(LINEARIZABLE);
    }

    @Test
    void a_write_that_takes_effect_after_its_server_died_is_found() {
        operations.add(new Operation(0, "lost", 0, 100, new Question.Put(0, 1).done(Dialect.S3), false));
        read(110, 120, 0, 0);
        read(130, 140, 0, 1);
        assertThat(verdict()).isEqualTo(NOT_LINEARIZABLE);
    }

    @Test
    void a_listing_that_sees_the_later_of_two_writes_but_not_the_earlier_is_found_though_each_key_by_itself_is_right() {
        done(10, 20, new Question.Put(0, 1));
        done(30, 40, new Question.Put(1, 2));
        operations.add(new Operation(
                2, "listing", 0, 50, List.of(Effect.read(0, Values.ABSENT), Effect.read(1, Values.only(2))), true));
        History history = new History(new int[2], operations);
        assertThat(history.about(0).judge()).isEqualTo(LINEARIZABLE);
        assertThat(history.about(1).judge()).isEqualTo(LINEARIZABLE);
        assertThat(history.judge()).isEqualTo(NOT_LINEARIZABLE);
    }

    @Test
    void a_counterexample_leaves_out_what_does_not_matter() {
        for (int i = 0; i < 50; i++) {
            done(i * 100, i * 100 + 150, new Question.Put(i % 2, 10 + i));
            read(i * 100 + 160, i * 100 + 190, i % 2, 10 + i);
        }
        done(10_000, 10_010, new Question.Put(0, 1));
        done(10_020, 10_030, new Question.Put(0, 2));
        read(10_040, 10_050, 0, 1);
        read(10_060, 10_070, 0, 2);
        History smallest = Counterexample.of(new History(new int[2], operations));
        assertThat(smallest.operations()).extracting(Operation::calledNanos).containsExactly(10_020L, 10_040L);
        assertThat(Counterexample.text(smallest)).contains("PUT k0 v2", "GET k0 v1");
    }

    private void done(long called, long returned, Question question) {
        operations.add(new Operation(0, question.text(), called, returned, question.done(Dialect.S3), true));
    }

    private void read(long called, long returned, int key, int value) {
        operations.add(new Operation(
                1,
                "GET k" + key + " " + Counterexample.name(value),
                called,
                returned,
                List.of(Effect.read(key, Values.only(value))),
                true));
    }

    private Linearization.Verdict verdict() {
        return new History(new int[2], operations).judge();
    }
}
