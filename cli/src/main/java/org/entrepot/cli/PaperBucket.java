package org.entrepot.cli;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entrepot.access.Dialect;
import org.entrepot.access.identity.Account;
import org.entrepot.access.identity.MadeUp;
import org.jspecify.annotations.Nullable;

/**
 * A bucket that is on paper only, for questions without a server.
 *
 * @param name inside name, without COS's APPID
 */
record PaperBucket(String name, Account owner) {
    private static final Pattern COS_BUCKET = Pattern.compile("(.+)-([0-9]+)");
    private static final Pattern CONTAINER = Pattern.compile("arn:aws:mediastore:[^:]*:([0-9]{12}):container/(.*)");
    private static final String S3_ARN = "arn:aws:s3:::";
    /** Segments of a resource in COS's six-segment form. */
    private static final int COS_SEGMENTS = 6;

    /**
     * The bucket that is meant; empty for a COS bucket without APPID.
     *
     * @param named the bucket as the dialect writes it; null for the one of the resource
     * @param resource what is asked for, as the dialect writes it
     * @param ownerId null for the account that a MediaStore resource names, else one made up
     */
    static Optional<PaperBucket> of(
            Dialect dialect, @Nullable String named, String resource, @Nullable String ownerId) {
        Matcher container = CONTAINER.matcher(resource);
        String account = container.matches() ? container.group(1) : MadeUp.ownerOf(dialect);
        String owner = ownerId == null ? account : ownerId;
        String bucket = named == null ? first(path(dialect, resource, container)) : named;
        if (dialect != Dialect.COS) {
            return Optional.of(new PaperBucket(bucket, MadeUp.account(owner, MadeUp.APPID)));
        }
        Matcher cos = COS_BUCKET.matcher(bucket);
        return cos.matches()
                ? Optional.of(new PaperBucket(cos.group(1), MadeUp.account(owner, cos.group(2))))
                : Optional.empty();
    }

    private static String path(Dialect dialect, String resource, Matcher container) {
        return switch (dialect) {
            case S3 -> resource.startsWith(S3_ARN) ? resource.substring(S3_ARN.length()) : resource;
            case MEDIASTORE -> container.matches() ? container.group(2) : resource;
            case COS -> {
                String[] segments = resource.split(":", COS_SEGMENTS);
                yield segments.length == COS_SEGMENTS ? segments[COS_SEGMENTS - 1] : resource;
            }
            case QINGSTOR -> resource;
        };
    }

    private static String first(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? path : path.substring(0, slash);
    }
}
