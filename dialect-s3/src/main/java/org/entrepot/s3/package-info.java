/** S3 on the wire. */
@NullMarked
package org.entrepot.s3;

import org.jspecify.annotations.NullMarked;
