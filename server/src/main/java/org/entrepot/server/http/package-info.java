/**
 * HTTP/1.1 and HTTP/2 on Netty behind the blocking {@link org.entrepot.gateway.Exchange}. The only package of the project that knows
 * an HTTP library ({@code design.md} section 9).
 */
@NullMarked
package org.entrepot.server.http;

import org.jspecify.annotations.NullMarked;
