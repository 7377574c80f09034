/** Case files for policies: examples with their expected outcome, run as tests and by users ({@code policy.md} section 14). */
@NullMarked
package org.entrepot.access.policy.cases;

import org.jspecify.annotations.NullMarked;
