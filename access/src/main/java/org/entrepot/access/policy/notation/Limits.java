package org.entrepot.access.policy.notation;

/** The caps of {@code policy.md} section 13. */
final class Limits {
    /** S3 and COS: bytes of a policy; for S3 after insignificant white space is taken out. */
    static final int POLICY_BYTES_MAX = 20_480;

    /** MediaStore: ASCII characters of a policy. */
    static final int CONTAINER_POLICY_CHARACTERS_MAX = 8_192;

    /** Statements of one policy. */
    static final int STATEMENTS_MAX = 2_000;

    /** Values of one condition key. */
    static final int VALUES_PER_ATOM_MAX = 64;

    /** Condition keys of one statement. */
    static final int ATOMS_MAX = 16;

    /** Characters of one pattern. */
    static final int PATTERN_CHARACTERS_MAX = 1_024;

    /** Wildcards of one pattern. */
    static final int PATTERN_WILDCARDS_MAX = 16;

    /** Values nested in one another. */
    static final int DEPTH_MAX = 8;

    private Limits() {}
}
