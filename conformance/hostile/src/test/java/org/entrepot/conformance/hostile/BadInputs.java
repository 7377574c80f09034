package org.entrepot.conformance.hostile;

import java.util.List;
import java.util.stream.Stream;

/** All of them, in the order of the table. */
final class BadInputs {
    /** The bucket that they are about. */
    static final String BUCKET = "hostileinput";

    private BadInputs() {}

    static List<BadInput> all() {
        return Stream.of(
                        CorsInputs.all(),
                        PolicyInputs.all(),
                        BodyInputs.all(),
                        IntegrityInputs.all(),
                        ClockInputs.all(),
                        KeyInputs.refused(),
                        UploadInputs.all(),
                        HttpInputs.all(),
                        SlowInputs.all())
                .flatMap(List::stream)
                .toList();
    }
}
