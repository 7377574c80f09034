package org.entrepot.access.policy.notation;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entrepot.access.Dialect;

/**
 * A bucket as a dialect writes it, taken apart.
 *
 * @param name the inside name
 * @param appid the owner's APPID, which COS adds to the name; empty in the other dialects
 */
public record WrittenBucket(String name, String appid) {
    private static final Pattern COS = Pattern.compile("(.+)-([0-9]+)");

    /** The bucket; empty for a COS bucket without APPID. */
    public static Optional<WrittenBucket> of(Dialect dialect, String written) {
        if (dialect != Dialect.COS) {
            return Optional.of(new WrittenBucket(written, ""));
        }
        Matcher cos = COS.matcher(written);
        return cos.matches() ? Optional.of(new WrittenBucket(cos.group(1), cos.group(2))) : Optional.empty();
    }
}
