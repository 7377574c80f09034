/** The way of a request: from an exchange over a dialect and a decision to an answer. */
@NullMarked
package org.entrepot.gateway;

import org.jspecify.annotations.NullMarked;
