/** Starts the server as a user does and talks to it. */
@NullMarked
package org.entrepot.conformance;

import org.jspecify.annotations.NullMarked;
