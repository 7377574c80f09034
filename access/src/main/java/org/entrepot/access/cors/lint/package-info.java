/** Doubtful cross-origin rules: what is probably not meant, where it stands, and what to write instead ({@code cors.md} section 9.5). */
@NullMarked
package org.entrepot.access.cors.lint;

import org.jspecify.annotations.NullMarked;
