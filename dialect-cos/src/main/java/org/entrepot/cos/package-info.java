/** COS on the wire. */
@NullMarked
package org.entrepot.cos;

import org.jspecify.annotations.NullMarked;
