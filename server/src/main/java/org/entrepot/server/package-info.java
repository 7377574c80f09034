/** Composition: what an Entrepôt server is made of, its own pages and its start and end. */
@NullMarked
package org.entrepot.server;

import org.jspecify.annotations.NullMarked;
