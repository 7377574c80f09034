package org.entrepot.access.acl;

/** What a grant gives; which operations that covers depends on the dialect that wrote it ({@code policy.md} section 8). */
public enum Permission {
    READ,
    WRITE,
    READ_ACP,
    WRITE_ACP,
    FULL_CONTROL
}
