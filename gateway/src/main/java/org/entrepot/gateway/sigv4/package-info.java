/** AWS Signature Version 4 as S3 and MediaStore use it: reading, canonical forms, verifying and signing. */
@NullMarked
package org.entrepot.gateway.sigv4;

import org.jspecify.annotations.NullMarked;
