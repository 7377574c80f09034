package org.entrepot.s3;

import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;

/** Numbers of parts as requests name them: 1 to {@link S3Limits#PART_NUMBER_MAX} ({@code s3.md} section 11). */
final class PartNumbers {
    /** The parameter that names one. */
    static final String PARAMETER = "partNumber";

    private PartNumbers() {}

    /**
     * Refuses a number on a write of a whole object, which must not replace the object by a part.
     *
     * @throws RefusedException {@link Refusal.InvalidArgument}
     */
    static void refuse(Work work) throws RefusedException {
        String text = work.query().first(PARAMETER).orElse(null);
        if (text != null) {
            throw new RefusedException(
                    new Refusal.InvalidArgument(PARAMETER, text, "A part is uploaded with the uploadId of its upload"));
        }
    }

    /**
     * The number that a request has to name.
     *
     * @throws RefusedException {@link Refusal.InvalidArgument}
     */
    static int required(Work work) throws RefusedException {
        String text = work.query().first(PARAMETER).orElse("");
        int number = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > S3Limits.PART_NUMBER_MAX) {
            throw new RefusedException(new Refusal.InvalidArgument(
                    PARAMETER, text, "Part number must be an integer between 1 and " + S3Limits.PART_NUMBER_MAX));
        }
        return number;
    }
}
