package org.entrepot.s3;

import java.util.List;
import java.util.Locale;
import org.entrepot.access.text.XmlWriter;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.store.Upload;
import org.entrepot.store.UploadChecksum;
import org.jspecify.annotations.Nullable;

/** The checksum that an upload is begun with, in headers and documents ({@code s3.md} section 5). */
final class UploadChecksums {
    private static final String ALGORITHM = "x-amz-checksum-algorithm";
    private static final String TYPE = "x-amz-checksum-type";

    private UploadChecksums() {}

    /**
     * The algorithm that a copy or an upload asks for; null when it asks for none.
     *
     * @throws RefusedException {@link Refusal.InvalidRequest} when it is not served
     */
    static @Nullable ChecksumAlgorithm algorithm(Headers headers) throws RefusedException {
        String name = headers.first(ALGORITHM).orElse(null);
        return name == null
                ? null
                : ChecksumAlgorithm.named(name)
                        .orElseThrow(() -> invalid("The checksum algorithm `" + name + "` is not supported"));
    }

    /**
     * The checksum that CreateMultipartUpload asks for; null when it asks for none.
     *
     * @throws RefusedException {@link Refusal.InvalidRequest} for a type alone and for pairs that cannot be
     */
    static @Nullable UploadChecksum of(Headers headers) throws RefusedException {
        ChecksumAlgorithm algorithm = algorithm(headers);
        UploadChecksum.Type asked = type(headers);
        if (algorithm == null) {
            if (asked != null) {
                throw invalid(
                        "The " + TYPE + " header can only be used with the " + ALGORITHM + " header for this request.");
            }
            return null;
        }
        UploadChecksum.Type type = asked == null ? algorithm.defaultType() : asked;
        if (!algorithm.isPossible(type)) {
            throw invalid("The " + type + " checksum type cannot be used with the "
                    + algorithm.name().toLowerCase(Locale.ROOT) + " checksum algorithm.");
        }
        return new UploadChecksum(algorithm.kind(), type);
    }

    /**
     * Checks what CompleteMultipartUpload says of the type.
     *
     * @throws RefusedException {@link Refusal.InvalidRequest} when it is another than the upload's
     */
    static void checkType(Headers headers, Upload upload) throws RefusedException {
        UploadChecksum.Type asked = type(headers);
        UploadChecksum begun = upload.begun().checksum();
        if (asked != null && (begun == null || begun.type() != asked)) {
            throw invalid("The upload was not created with the checksum type " + asked + ".");
        }
    }

    private static UploadChecksum.@Nullable Type type(Headers headers) throws RefusedException {
        String name = headers.first(TYPE).orElse(null);
        if (name == null) {
            return null;
        }
        for (UploadChecksum.Type type : UploadChecksum.Type.values()) {
            if (type.name().equalsIgnoreCase(name)) {
                return type;
            }
        }
        throw invalid("Value for " + TYPE + " header is invalid: `" + name + "`");
    }

    /** The headers that tell what was understood. */
    static List<Header> headers(@Nullable UploadChecksum checksum) {
        return checksum == null
                ? List.of()
                : List.of(
                        new Header(ALGORITHM, name(checksum)),
                        new Header(TYPE, checksum.type().name()));
    }

    /** Writes the elements that tell the same. */
    static void write(XmlWriter xml, @Nullable UploadChecksum checksum) {
        if (checksum != null) {
            xml.text("ChecksumAlgorithm", name(checksum))
                    .text("ChecksumType", checksum.type().name());
        }
    }

    private static String name(UploadChecksum checksum) {
        return ChecksumAlgorithm.of(checksum.kind()).orElseThrow().name();
    }

    private static RefusedException invalid(String message) {
        return new RefusedException(new Refusal.InvalidRequest(message));
    }
}
