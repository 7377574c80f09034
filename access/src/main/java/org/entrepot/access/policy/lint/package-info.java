/** Doubtful policies: what is probably not meant, where it stands, and what to write instead ({@code policy.md} section 11). */
@NullMarked
package org.entrepot.access.policy.lint;

import org.jspecify.annotations.NullMarked;
