/** Access control lists: canned names, grants and what a grant covers. */
@NullMarked
package org.entrepot.access.acl;

import org.jspecify.annotations.NullMarked;
