/** Accounts, users and callers under all the names that dialects give them. */
@NullMarked
package org.entrepot.access.identity;

import org.jspecify.annotations.NullMarked;
