/** Case files for cross-origin rules: reading them and comparing answers with what they expect. */
@NullMarked
package org.entrepot.access.cors.cases;

import org.jspecify.annotations.NullMarked;
