/** COS on the wire, tested. */
@NullMarked
package org.entrepot.cos;

import org.jspecify.annotations.NullMarked;
