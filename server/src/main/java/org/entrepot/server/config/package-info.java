/** What the operator may configure, with every default in one place. */
@NullMarked
package org.entrepot.server.config;

import org.jspecify.annotations.NullMarked;
