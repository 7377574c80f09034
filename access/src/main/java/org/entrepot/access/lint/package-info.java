/** What every lint reports: findings with places, words and patches, and the forms in which they are shown. */
@NullMarked
package org.entrepot.access.lint;

import org.jspecify.annotations.NullMarked;
