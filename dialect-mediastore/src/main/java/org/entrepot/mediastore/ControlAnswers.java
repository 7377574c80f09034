package org.entrepot.mediastore;

import java.math.BigDecimal;
import java.time.Instant;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.Work;
import org.entrepot.store.Bucket;

/** Documents of the control plane ({@code mediastore.md} sections 4 and 5). */
final class ControlAnswers {
    /** Whether a container can be used yet. Ours can at once; only the answer that creates one says CREATING. */
    enum Status {
        ACTIVE,
        CREATING
    }

    private ControlAnswers() {}

    /** An answer without output. */
    static Answer nothing() {
        return document(new JsonWriter().openObject().closeObject());
    }

    /** An answer with output. */
    static Answer document(JsonWriter json) {
        return Answer.document(200, Plane.CONTROL.contentType(), json.toBytes());
    }

    /** Writes a container. While it is being created it has no endpoint. */
    static void container(JsonWriter json, Bucket bucket, Status status, Work work) {
        json.openObject()
                .member("ARN", ContainerArn.of(bucket).toString())
                .member("Name", bucket.name().value())
                .member("Status", status.name())
                .name("CreationTime")
                .raw(epochSeconds(bucket.created()))
                .member("AccessLoggingEnabled", false);
        if (status == Status.ACTIVE) {
            json.member("Endpoint", ContainerEndpoint.of(bucket, work.head(), work.settings()));
        }
        json.closeObject();
    }

    /** A time as a JSON number of seconds with milliseconds: clients other than Python's refuse texts. */
    static String epochSeconds(Instant time) {
        return BigDecimal.valueOf(time.toEpochMilli(), 3).toPlainString();
    }
}
