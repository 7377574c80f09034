/** Both SPIs in memory: for tests and for runs that leave nothing behind. */
@NullMarked
package org.entrepot.store.memory;

import org.jspecify.annotations.NullMarked;
