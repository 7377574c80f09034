/** The frame that all case files share. Not exported: their readers are. */
@NullMarked
package org.entrepot.access.cases.frame;

import org.jspecify.annotations.NullMarked;
