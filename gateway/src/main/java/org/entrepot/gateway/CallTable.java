package org.entrepot.gateway;

import java.util.List;
import java.util.Optional;
import org.entrepot.access.Operation;

/** All calls of a dialect. Rows are tried in order, so the more specific marks come first. */
public record CallTable(List<CallRow> rows) {
    public CallTable {
        rows = List.copyOf(rows);
    }

    /** The first row that fits. */
    public Optional<CallRow> find(String method, Operation.Target target, Query query, Headers headers) {
        for (CallRow row : rows) {
            if (row.target() == target
                    && row.method().equals(method)
                    && row.mark().isOn(query, headers)) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }
}
