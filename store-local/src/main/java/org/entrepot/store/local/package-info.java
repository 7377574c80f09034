/** The embedded store ({@code design.md} section 8.3): everything below one data folder of one process. */
@NullMarked
package org.entrepot.store.local;

import org.jspecify.annotations.NullMarked;
