package org.entrepot.access.policy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** Test files that lie beside this class. */
public final class PolicyCaseResources {
    private PolicyCaseResources() {}

    /** The bytes of a file. */
    public static byte[] read(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(PolicyCaseResources.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        }
    }
}
