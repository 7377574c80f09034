package org.entrepot.gateway;

/** A signature as read from a request and not verified yet; each dialect has its own kind. */
public interface Credentials {
    /** The key that the request claims to be signed with. */
    String accessKeyId();
}
