/** What a request costs: a load generator, and a comparison with nginx in one run. Reads {@code /proc}, so it needs Linux. */
@NullMarked
package org.entrepot.bench;

import org.jspecify.annotations.NullMarked;
