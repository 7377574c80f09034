/** The internal API below {@code /-/api/v1/}: users, keys, refusals and explanations. */
@NullMarked
package org.entrepot.server.admin;

import org.jspecify.annotations.NullMarked;
