/**
 * What was acknowledged is there: after kills of the process, and on every state that a power cut may leave of the disk. The model of the
 * disk and the reader of traces are plain code with tests of their own.
 */
@NullMarked
package org.entrepot.conformance.durability;

import org.jspecify.annotations.NullMarked;
