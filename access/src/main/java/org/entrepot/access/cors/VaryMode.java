package org.entrepot.access.cors;

/** How answers tell caches that they depend on the origin ({@code cors.md} section 6). */
public enum VaryMode {
    /** Every answer of a bucket with rules names the three request headers, unless the bucket's switch says no. */
    SAFE,
    /** What each provider does. */
    STRICT
}
