/** The semantics of buckets, objects and identities over the two SPIs ({@code design.md} section 8.2). */
@NullMarked
package org.entrepot.store.core;

import org.jspecify.annotations.NullMarked;
