/** MediaStore on the wire. */
@NullMarked
package org.entrepot.mediastore;

import org.jspecify.annotations.NullMarked;
