/** What a verification of a store looks at, finds and says on its way. */
@NullMarked
package org.entrepot.store.verify;

import org.jspecify.annotations.NullMarked;
