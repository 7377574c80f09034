/** The master key, secrets at rest and the root's credentials ({@code design.md} section 6). */
@NullMarked
package org.entrepot.server.secrets;

import org.jspecify.annotations.NullMarked;
