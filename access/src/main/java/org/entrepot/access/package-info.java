/** The words shared by everything that decides: dialects, operations, callers. */
@NullMarked
package org.entrepot.access;

import org.jspecify.annotations.NullMarked;
