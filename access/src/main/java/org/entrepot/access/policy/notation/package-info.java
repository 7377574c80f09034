/** Reads and writes the policy languages of the four dialects, with positions ({@code policy.md} section 3). */
@NullMarked
package org.entrepot.access.policy.notation;

import org.jspecify.annotations.NullMarked;
