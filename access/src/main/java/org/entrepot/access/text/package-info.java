/** JSON and XML documents read into small trees that keep line and column. */
@NullMarked
package org.entrepot.access.text;

import org.jspecify.annotations.NullMarked;
