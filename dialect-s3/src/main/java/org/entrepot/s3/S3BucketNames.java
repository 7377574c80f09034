package org.entrepot.s3;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.entrepot.gateway.Refusal;

/** The names that buckets may be given over S3 ({@code s3.md} section 21). */
final class S3BucketNames {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final List<String> RESERVED_PREFIXES = List.of("xn--", "sthree-", "amzn-s3-demo-");
    private static final List<String> RESERVED_SUFFIXES = List.of("-s3alias", "--ol-s3", "--x-s3");

    private S3BucketNames() {}

    /** Whether S3 clients can write the name at all; others are reached through the dialects that can. */
    static boolean isWritable(String name) {
        return FORM.matcher(name).matches();
    }

    /** Why a new bucket cannot have this name; empty when it can. */
    static Optional<Refusal> refusal(String name) {
        if (!isWritable(name)) {
            return refused(name, "it has to be 3 to 63 lower-case letters, digits, dots and hyphens");
        }
        if (name.contains("..") || name.contains(".-") || name.contains("-.")) {
            return refused(name, "dots have to stand between letters or digits");
        }
        if (ADDRESS.matcher(name).matches()) {
            return refused(name, "it is an IP address");
        }
        if (RESERVED_PREFIXES.stream().anyMatch(name::startsWith)
                || RESERVED_SUFFIXES.stream().anyMatch(name::endsWith)) {
            return refused(name, "its beginning or end is reserved");
        }
        return Optional.empty();
    }

    private static Optional<Refusal> refused(String name, String message) {
        return Optional.of(new Refusal.InvalidBucketName(name, message));
    }
}
