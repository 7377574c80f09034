/** What an engine has to offer: ordered records with durable commits, and immutable blobs. */
@NullMarked
package org.entrepot.store.spi;

import org.jspecify.annotations.NullMarked;
