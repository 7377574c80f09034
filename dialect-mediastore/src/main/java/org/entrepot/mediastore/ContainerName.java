package org.entrepot.mediastore;

import java.util.Optional;
import java.util.regex.Pattern;
import org.entrepot.gateway.RefusedException;
import org.entrepot.store.BucketName;

/** Names of containers: 1 to 255 letters, digits, underscores and dashes, letter case kept ({@code mediastore.md} section 5). */
final class ContainerName {
    static final int LENGTH_MAX = 255;

    /** What a name looks like; every such name is a bucket name. */
    static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]+");

    private ContainerName() {}

    /** The name in a control call's body. */
    static BucketName of(ControlInput input) throws RefusedException {
        return new BucketName(input.requiredText("ContainerName", 1, LENGTH_MAX, FORM));
    }

    /** The name in a host or path, when it can be one. */
    static Optional<BucketName> of(String text) {
        return text.length() <= LENGTH_MAX && FORM.matcher(text).matches()
                ? Optional.of(new BucketName(text))
                : Optional.empty();
    }

    /** Whether this dialect can write the name of a bucket that another one may have made. */
    static boolean canSay(BucketName name) {
        return FORM.matcher(name.value()).matches();
    }
}
