package org.entrepot.conformance.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.entrepot.access.Dialect;
import org.junit.jupiter.api.Test;

/** The judge by itself. */
class AcknowledgedWritesTest {
    private static final Place PLACE = new Place.Key(Dialect.S3, "key");

    private final AcknowledgedWrites writes = new AcknowledgedWrites();

    private List<AcknowledgedWrites.Write> begin(String state) {
        return writes.begin(Map.of(PLACE, state));
    }

    @Test
    void where_nothing_was_written_nothing_may_be_found() {
        assertThat(writes.allowed(PLACE)).containsExactly(AcknowledgedWrites.NOTHING);
    }

    @Test
    void an_acknowledged_write_has_to_be_found_and_one_in_flight_may_be() {
        writes.acknowledge(begin("one"), "id1");
        assertThat(writes.allowed(PLACE)).containsExactly("one");
        begin("two");
        assertThat(writes.allowed(PLACE)).containsExactly("one", "two");
    }

    @Test
    void before_its_acknowledgement_left_the_server_a_write_may_be_found_or_not() {
        writes.acknowledge(begin("one"), "id1");
        writes.acknowledge(begin("two"), "id2");
        assertThat(writes.allowed(PLACE, write -> "id1".equals(write.requestId())))
                .containsExactly("one", "two");
        assertThat(writes.allowed(PLACE, write -> false)).containsExactly(AcknowledgedWrites.NOTHING, "one");
    }

    @Test
    void what_was_seen_after_a_restart_has_to_stay() {
        writes.acknowledge(begin("one"), "id1");
        begin("two");
        writes.found(PLACE, "two", "seen");
        assertThat(writes.allowed(PLACE)).containsExactly("two");
        assertThat(writes.allowed(PLACE, write -> "id1".equals(write.requestId())))
                .containsExactly("one", "two");
    }

    @Test
    void the_past_ends_with_what_was_in_flight() {
        writes.acknowledge(begin("one"), "id1");
        writes.acknowledge(begin("two"), "id2");
        writes.acknowledge(begin("three"), "id3");
        AcknowledgedWrites past = writes.until(write -> "id1".equals(write.requestId()));
        assertThat(past.allowed(PLACE)).containsExactly("one", "two");
    }
}
