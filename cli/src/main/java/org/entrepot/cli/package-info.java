/** The {@code entrepot} command ({@code design.md} section 11). */
@NullMarked
package org.entrepot.cli;

import org.jspecify.annotations.NullMarked;
