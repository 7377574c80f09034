/** Permission policies: the algebra, its evaluation and the decision with every statement's outcome. */
@NullMarked
package org.entrepot.access.policy;

import org.jspecify.annotations.NullMarked;
