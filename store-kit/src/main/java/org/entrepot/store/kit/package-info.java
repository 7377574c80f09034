/** What every engine must do, as abstract test classes, and the small helpers they stand on. */
@NullMarked
package org.entrepot.store.kit;

import org.jspecify.annotations.NullMarked;
