/** Buckets, objects, identities: the semantics of the store, written once over the two SPIs. */
@NullMarked
package org.entrepot.store;

import org.jspecify.annotations.NullMarked;
