/** How case files, of policies and of cross-origin rules, are given the files that they name ({@code docs/policy-tests.md}). */
@NullMarked
package org.entrepot.access.cases;

import org.jspecify.annotations.NullMarked;
