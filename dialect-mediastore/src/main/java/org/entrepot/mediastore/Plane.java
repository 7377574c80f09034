package org.entrepot.mediastore;

import org.entrepot.gateway.RequestHead;

/** Which half of the API a request speaks to ({@code mediastore.md} section 1). */
enum Plane {
    /** Containers and their settings: JSON-RPC. */
    CONTROL("application/x-amz-json-1.1"),
    /** Objects: REST. */
    DATA("application/json");

    /** What every control call's {@code X-Amz-Target} begins with. */
    static final String TARGET_PREFIX = "MediaStore_20170901.";

    static final String TARGET_HEADER = "X-Amz-Target";

    private final String contentType;

    Plane(String contentType) {
        this.contentType = contentType;
    }

    /** The type of this plane's JSON. */
    String contentType() {
        return contentType;
    }

    /** The target header alone decides, whatever host and path say ({@code mediastore.md} section 2.2). */
    static Plane of(RequestHead head) {
        return head.headers()
                        .first(TARGET_HEADER)
                        .filter(target -> target.startsWith(TARGET_PREFIX))
                        .isPresent()
                ? CONTROL
                : DATA;
    }
}
