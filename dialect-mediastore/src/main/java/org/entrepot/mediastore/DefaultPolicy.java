package org.entrepot.mediastore;

import java.util.List;
import org.entrepot.access.text.JsonWriter;

/** The policy that every container made by CreateContainer starts with ({@code mediastore.md} section 13). */
final class DefaultPolicy {
    private DefaultPolicy() {}

    /**
     * Its text: the owner's account may do everything to what is in the container.
     *
     * @param requiresTls whether only over TLS
     */
    static String of(ContainerArn container, boolean requiresTls) {
        JsonWriter json = new JsonWriter()
                .openObject()
                .member("Version", "2012-10-17")
                .name("Statement")
                .openList()
                .openObject()
                .member("Sid", "MediaStoreFullAccess")
                .name("Action")
                .values(List.of("mediastore:*"))
                .name("Principal")
                .openObject()
                .member("AWS", "arn:aws:iam::" + container.account() + ":root")
                .closeObject()
                .member("Effect", "Allow")
                .member("Resource", container + "/*");
        if (requiresTls) {
            json.name("Condition")
                    .openObject()
                    .name("Bool")
                    .openObject()
                    .member("aws:SecureTransport", "true")
                    .closeObject()
                    .closeObject();
        }
        return json.closeObject().closeList().closeObject().toString();
    }
}
