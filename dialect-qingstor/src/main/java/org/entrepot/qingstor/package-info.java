/** QingStor on the wire. */
@NullMarked
package org.entrepot.qingstor;

import org.jspecify.annotations.NullMarked;
