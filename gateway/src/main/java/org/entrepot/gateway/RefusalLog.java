package org.entrepot.gateway;

import java.util.List;
import java.util.Optional;

/** Remembers the newest refusals, so that an owner can ask why ({@code design.md} section 11). Bounded, in memory. */
public final class RefusalLog implements Audit {
    /** How many refusals are kept. */
    public static final int ENTRIES_MAX = 10_000;

    private final BoundedMap<String, AuditEntry> entries = BoundedMap.byAge(ENTRIES_MAX);

    /** An empty memory. */
    public RefusalLog() {}

    @Override
    public void record(AuditEntry entry) {
        if (entry.isRefusal()) {
            synchronized (entries) {
                entries.put(entry.head().requestId(), entry);
            }
        }
    }

    /** The refusal of this request id; empty when it was none, or is forgotten. */
    public Optional<AuditEntry> find(String requestId) {
        synchronized (entries) {
            return Optional.ofNullable(entries.get(requestId));
        }
    }

    /** The newest refusals, newest first. */
    public List<AuditEntry> newest(int limit) {
        synchronized (entries) {
            return List.copyOf(
                    entries.sequencedValues().reversed().stream().limit(limit).toList());
        }
    }
}
