package org.entrepot.access.policy.notation;

import java.util.ArrayList;
import java.util.List;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.JsonWriter;

/** The policy that CreateContainer stores ({@code mediastore.md} section 13). */
public final class DefaultContainerPolicy {
    private DefaultContainerPolicy() {}

    /**
     * Its text.
     *
     * @param scope of the new container; the condition on TLS is left out where it requires none
     */
    public static String text(PolicyScope scope) {
        String number = scope.owner().number();
        List<JsonValue.Member> statement = new ArrayList<>(List.of(
                JsonTrees.member("Sid", JsonTrees.text("MediaStoreFullAccess")),
                JsonTrees.member("Action", JsonTrees.texts(List.of("mediastore:*"))),
                JsonTrees.member(
                        "Principal",
                        JsonTrees.object(
                                List.of(JsonTrees.member("AWS", JsonTrees.text("arn:aws:iam::" + number + ":root"))))),
                JsonTrees.member("Effect", JsonTrees.text("Allow")),
                JsonTrees.member("Resource", JsonTrees.text(scope.containerArn() + "/*"))));
        if (scope.tlsRequired()) {
            statement.add(JsonTrees.member(
                    "Condition",
                    JsonTrees.object(List.of(JsonTrees.member(
                            "Bool",
                            JsonTrees.object(
                                    List.of(JsonTrees.member("aws:SecureTransport", JsonTrees.text("true")))))))));
        }
        return new JsonWriter()
                .value(JsonTrees.object(List.of(
                        JsonTrees.member("Version", JsonTrees.text("2012-10-17")),
                        JsonTrees.member("Statement", JsonTrees.list(List.of(JsonTrees.object(statement)))))))
                .toString();
    }
}
