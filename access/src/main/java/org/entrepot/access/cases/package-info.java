/** What case files of policies and of cross-origin rules have in common ({@code docs/policy-tests.md}). */
@NullMarked
package org.entrepot.access.cases;

import org.jspecify.annotations.NullMarked;
