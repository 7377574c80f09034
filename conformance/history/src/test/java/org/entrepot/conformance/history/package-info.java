/**
 * Records what many clients of all dialects ask at once and are told, while the server is killed again and again, and looks for an
 * order of one request after the other that explains it.
 */
@NullMarked
package org.entrepot.conformance.history;

import org.jspecify.annotations.NullMarked;
