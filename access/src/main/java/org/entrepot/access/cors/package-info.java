/** Cross-origin rules: the stored model, matching, the verdict and the headers that follow from it. */
@NullMarked
package org.entrepot.access.cors;

import org.jspecify.annotations.NullMarked;
