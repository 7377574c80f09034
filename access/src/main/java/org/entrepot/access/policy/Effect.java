package org.entrepot.access.policy;

/** What a matching rule says. */
public enum Effect {
    ALLOW,
    DENY
}
