/** What pages can reach under cross-origin rules, and how that changes from one configuration to another. */
@NullMarked
package org.entrepot.access.cors.analysis;

import org.jspecify.annotations.NullMarked;
