/** Why a page may or may not reach a bucket, from the verdicts that live traffic gets. */
@NullMarked
package org.entrepot.access.cors.explain;

import org.jspecify.annotations.NullMarked;
