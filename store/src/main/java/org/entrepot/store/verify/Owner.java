package org.entrepot.store.verify;

import org.entrepot.store.ObjectKey;

/** Whose bytes they are. */
public sealed interface Owner {
    /** In words for a person. */
    String text();

    /**
     * An object.
     *
     * @param bucket its bucket's name, or its id when there is no such bucket
     * @param revision of the object's state that was looked at
     */
    record OfObject(String bucket, ObjectKey key, long revision) implements Owner {
        @Override
        public String text() {
            return "object `" + key.value() + "` of bucket `" + bucket + "`, revision " + revision;
        }
    }

    /** A part of an upload that is not completed. */
    record OfPart(String uploadId, int number) implements Owner {
        @Override
        public String text() {
            return "part " + number + " of upload " + uploadId;
        }
    }
}
