/** The whole way of a request without a socket: heads to send, a server to send them to, replies to look at. */
@NullMarked
package org.entrepot.gateway.kit;

import org.jspecify.annotations.NullMarked;
