/** What a decision costs: the compiled policy and CORS rules next to slower ways to the same answers. */
@NullMarked
package org.entrepot.bench.decision;

import org.jspecify.annotations.NullMarked;
