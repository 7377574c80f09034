package org.entrepot.s3;

import java.util.List;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.RequestHead;

/** What every answer carries ({@code s3.md} section 6). */
final class S3Envelope {
    /** One installation is one host to its callers. */
    static final String HOST_ID = "entrepot";

    private S3Envelope() {}

    static List<Header> of(RequestHead head) {
        return List.of(
                new Header("x-amz-request-id", head.requestId()),
                new Header("x-amz-id-2", HOST_ID),
                new Header("Server", "Entrepot"));
    }
}
