package org.entrepot.access.cors.cases;

import java.util.Optional;

/**
 * What has to be there before the request.
 *
 * @param objectPresent whether a small object exists under the key that {@code {key}} stands for
 */
public record CorsCaseSetup(Bucket bucket, boolean objectPresent) {
    /** The setup of a case that names none. */
    public static final CorsCaseSetup DEFAULT = new CorsCaseSetup(Bucket.PRIVATE, false);

    /** The bucket of a case. */
    public enum Bucket {
        /** There is none. */
        ABSENT("absent"),
        /** Only its owner may use it; the default. */
        PRIVATE("private"),
        /** Everybody may read. */
        PUBLIC_READ("public-read"),
        /** Everybody may read and write. */
        PUBLIC_READ_WRITE("public-read-write");

        private final String label;

        Bucket(String label) {
            this.label = label;
        }

        /** The word in case files. */
        public String label() {
            return label;
        }

        /** The state with this label. */
        public static Optional<Bucket> of(String label) {
            for (Bucket bucket : values()) {
                if (bucket.label.equals(label)) {
                    return Optional.of(bucket);
                }
            }
            return Optional.empty();
        }
    }
}
