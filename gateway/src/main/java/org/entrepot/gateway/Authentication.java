package org.entrepot.gateway;

import org.entrepot.access.identity.Caller;
import org.entrepot.access.policy.Facts;
import org.entrepot.store.PutBody;

/**
 * Who asks, proven, and the body as it may be read from here on.
 *
 * @param signature what conditions may test about the signature: {@code sig.*} and {@code req.region}; empty when unsigned
 * @param body the body with this dialect's layers (framing, hashes, Content-MD5) around it
 */
public record Authentication(Caller caller, Facts signature, PutBody body) {}
