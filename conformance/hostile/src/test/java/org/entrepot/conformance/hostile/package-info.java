/** Broken and hostile input: what it is, what each dialect answers, and that it leaves no trace. */
@NullMarked
package org.entrepot.conformance.hostile;

import org.jspecify.annotations.NullMarked;
