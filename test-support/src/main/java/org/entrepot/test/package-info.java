/** Seeded generators with shrinking, and other small helpers of the test suites. */
@NullMarked
package org.entrepot.test;

import org.jspecify.annotations.NullMarked;
