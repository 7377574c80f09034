/**
 * What can be proved about policies ({@code policy.md} section 11): comparison, dead statements, public access, who can do
 * something. Exact against the plain evaluator, which checks every witness.
 */
@NullMarked
package org.entrepot.access.policy.analysis;

import org.jspecify.annotations.NullMarked;
