package org.entrepot.access.policy.notation;

import java.util.ArrayList;
import java.util.List;
import org.entrepot.access.text.JsonValue;

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
                JsonPrinter.member("Sid", JsonPrinter.text("MediaStoreFullAccess")),
                JsonPrinter.member("Action", JsonPrinter.texts(List.of("mediastore:*"))),
                JsonPrinter.member(
                        "Principal",
                        JsonPrinter.object(List.of(
                                JsonPrinter.member("AWS", JsonPrinter.text("arn:aws:iam::" + number + ":root"))))),
                JsonPrinter.member("Effect", JsonPrinter.text("Allow")),
                JsonPrinter.member("Resource", JsonPrinter.text(scope.containerArn() + "/*"))));
        if (scope.tlsRequired()) {
            statement.add(JsonPrinter.member(
                    "Condition",
                    JsonPrinter.object(List.of(JsonPrinter.member(
                            "Bool",
                            JsonPrinter.object(
                                    List.of(JsonPrinter.member("aws:SecureTransport", JsonPrinter.text("true")))))))));
        }
        return JsonPrinter.print(JsonPrinter.object(List.of(
                JsonPrinter.member("Version", JsonPrinter.text("2012-10-17")),
                JsonPrinter.member("Statement", JsonPrinter.list(List.of(JsonPrinter.object(statement)))))));
    }
}
