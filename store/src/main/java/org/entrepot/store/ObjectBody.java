package org.entrepot.store;

import java.util.List;

/** Where an object's bytes are. */
public sealed interface ObjectBody {
    /** Small bodies live in the record itself. */
    record Inline(byte[] bytes) implements ObjectBody {}

    /** Larger ones are an ordered list of runs; a long list is one run of a manifest. */
    record Segments(List<Segment> segments) implements ObjectBody {
        public Segments {
            segments = List.copyOf(segments);
        }
    }
}
