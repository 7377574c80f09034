package org.entrepot.gateway;

/** Told of every request once, after its answer. Must be quick and must not throw. */
@FunctionalInterface
public interface Audit {
    /** One finished request. */
    void record(AuditEntry entry);
}
