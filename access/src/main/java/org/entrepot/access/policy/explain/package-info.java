/** Why a decision came out as it did, from the value that enforcement reads, and what would have to change. */
@NullMarked
package org.entrepot.access.policy.explain;

import org.jspecify.annotations.NullMarked;
