package org.entrepot.cos;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entrepot.store.Bucket;
import org.entrepot.store.BucketName;

/**
 * A bucket as COS names it: {@code <name>-<appid>} ({@code cos.md} section 14). Inside it is {@code name}; the suffix must be
 * the APPID of the account that owns the bucket ({@code design.md} section 6).
 */
record CosBucketName(String name, String appid) {
    /** Longest whole name ({@code cos.md} section 14 gives it for the host, which is longer still). */
    static final int LENGTH_MAX = 60;

    private static final Pattern FORM = Pattern.compile("(.+)-([0-9]+)");
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");

    /** Splits at the last {@code -digits}; empty when the text does not end so. */
    static Optional<CosBucketName> of(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new CosBucketName(matcher.group(1), matcher.group(2)))
                : Optional.empty();
    }

    /** What COS calls a bucket, whichever dialect made it. */
    static String of(Bucket bucket) {
        return bucket.name() + "-" + bucket.owner().cosAppid();
    }

    /** Whether COS can write a bucket's name; the others are not listed. */
    static boolean isWritable(BucketName name) {
        return NAME.matcher(name.value()).matches();
    }

    /** Why no bucket of this name can be made; empty when one can. */
    Optional<String> fault() {
        if (!NAME.matcher(name).matches()) {
            return Optional.of(
                    "a bucket name has lower-case letters, digits and hyphens, and neither begins nor ends with a"
                            + " hyphen");
        }
        if (toString().length() > LENGTH_MAX) {
            return Optional.of("a bucket name with its APPID has at most " + LENGTH_MAX + " characters");
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return name + "-" + appid;
    }
}
