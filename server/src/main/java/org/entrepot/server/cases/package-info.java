/** Runs files of cross-origin cases as whole HTTP exchanges, in process or against a server ({@code cors.md} section 12). */
@NullMarked
package org.entrepot.server.cases;

import org.jspecify.annotations.NullMarked;
