/** How each dialect writes cross-origin rules: reading with positions, writing with the losses named. */
@NullMarked
package org.entrepot.access.cors.notation;

import org.jspecify.annotations.NullMarked;
