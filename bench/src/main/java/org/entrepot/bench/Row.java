package org.entrepot.bench;

import java.util.List;

/**
 * A line of the comparison.
 *
 * @param goal the most it should cost: times nginx, for a listing milliseconds of CPU ({@link #ALL} names the sources)
 * @param floor the most it may cost, in the same unit
 */
record Row(String title, Work work, int connections, double goal, double floor) {
    /** The lines in their order; goals are those of the design's budget. */
    static final List<Row> ALL = List.of(
            new Row("GET 4 KiB, 1 connection", Work.GET_SMALL, 1, 2.0, 5),
            new Row("GET 4 KiB, 16 connections", Work.GET_SMALL, 16, 2.0, 5),
            new Row("GET 4 KiB, 64 connections", Work.GET_SMALL, 64, 2.0, 5),
            new Row("HEAD, 64 connections", Work.HEAD_SMALL, 64, 1.8, 5),
            new Row("preflight, 64 connections", Work.PREFLIGHT, 64, 1.5, 5),
            new Row("GET 1 MiB, 16 connections", Work.GET_LARGE, 16, 0.8, 1),
            new Row("PUT 4 KiB, 16 connections", Work.PUT_SMALL, 16, 1.5, 5),
            new Row("PUT 4 KiB, 64 connections", Work.PUT_SMALL, 64, 1.5, 5),
            new Row("PUT 8 MiB, 4 connections", Work.PUT_LARGE, 4, 1.6, 5),
            new Row("LIST 1,000 of 20,000 keys, 4 connections", Work.LIST, 4, 0.5, 3));

    /** Whether it is also measured at a fixed rate, half of what Entrepôt was seen to manage. */
    boolean isAlsoAtARate() {
        return connections == 64 && (work == Work.GET_SMALL || work == Work.PUT_SMALL);
    }

    /** Whether a peer without rules has something to compare with; its listings come in chunks, which the generator cannot read. */
    boolean isMeasuredOnPeers() {
        return work != Work.PREFLIGHT && work != Work.LIST && connections > 1;
    }

    /** Whether nginx has something to compare with. */
    boolean isCompared() {
        return work != Work.LIST;
    }
}
