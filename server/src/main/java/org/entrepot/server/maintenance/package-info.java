/** Verification and backup of a whole store, told in lines of JSON as they go on. */
@NullMarked
package org.entrepot.server.maintenance;

import org.jspecify.annotations.NullMarked;
