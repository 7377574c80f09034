package org.entrepot.access.policy.notation;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entrepot.access.Dialect;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Parsed;
import org.jspecify.annotations.Nullable;

/**
 * A resource as people write it, taken apart: as the dialect's policies write it, or {@code bucket} or {@code bucket/key},
 * or {@code /key}. Patterns are kept as they are.
 *
 * @param account the account that MediaStore's ARN names; null where none is named
 * @param bucket as the dialect writes it; null for a key alone
 * @param key null for a bucket alone
 */
public record WrittenResource(
        Dialect dialect,
        @Nullable String account,
        @Nullable String bucket,
        @Nullable String key) {
    /** Parts between colons, of an ARN and of COS's {@code qcs::cos:region:uid/appid:path}. */
    private static final int SEGMENTS = 6;

    private static final int ACCOUNT = 4;
    private static final int PATH = 5;
    private static final String CONTAINER = "container/";
    private static final Set<String> MEMBERS = Set.of("resource", "notresource");

    /** Takes a text apart; nothing is checked. */
    public static WrittenResource of(Dialect dialect, String text) {
        if (text.startsWith("/")) {
            return new WrittenResource(dialect, null, null, text.substring(1));
        }
        String[] segments = text.split(":", SEGMENTS);
        boolean isWhole = segments.length == SEGMENTS
                && switch (dialect) {
                    case S3 -> segments[0].equals("arn");
                    case MEDIASTORE -> segments[0].equals("arn") && segments[PATH].startsWith(CONTAINER);
                    case COS -> segments[0].equals("qcs");
                    case QINGSTOR -> false;
                };
        if (!isWhole) {
            return ofPath(dialect, null, text);
        }
        return dialect == Dialect.MEDIASTORE
                ? ofPath(dialect, plain(segments[ACCOUNT]), segments[PATH].substring(CONTAINER.length()))
                : ofPath(dialect, null, segments[PATH]);
    }

    private static WrittenResource ofPath(Dialect dialect, @Nullable String account, String path) {
        int slash = path.indexOf('/');
        return slash < 0
                ? new WrittenResource(dialect, account, path, null)
                : new WrittenResource(dialect, account, path.substring(0, slash), path.substring(slash + 1));
    }

    /** The first resource of a policy that names a bucket, by a name and no pattern; the policy is not checked. */
    public static Optional<WrittenResource> firstOf(Dialect dialect, byte[] policy) {
        if (!(Json.read(policy) instanceof Parsed.Ok<JsonValue>(JsonValue.Obj document))) {
            return Optional.empty();
        }
        return document.members().stream()
                .filter(member -> member.name().equalsIgnoreCase("statement"))
                .flatMap(member -> items(member.value()))
                .flatMap(statement -> statement instanceof JsonValue.Obj object ? texts(object) : Stream.empty())
                .map(text -> of(dialect, text))
                .filter(resource -> resource.bucket != null
                        && plain(resource.bucket) != null
                        && resource.written().isPresent())
                .findFirst();
    }

    private static Stream<String> texts(JsonValue.Obj statement) {
        return statement.members().stream()
                .filter(member -> MEMBERS.contains(member.name().toLowerCase(Locale.ROOT)))
                .flatMap(member -> items(member.value()))
                .flatMap(item -> item instanceof JsonValue.Text text ? Stream.of(text.value()) : Stream.empty());
    }

    private static Stream<JsonValue> items(JsonValue value) {
        return value instanceof JsonValue.Arr list ? list.items().stream() : Stream.of(value);
    }

    /** The text; null when it is empty or a pattern. */
    private static @Nullable String plain(String text) {
        boolean isPattern = text.isEmpty() || text.chars().anyMatch(c -> "*?$".indexOf(c) >= 0);
        return isPattern ? null : text;
    }

    /** The bucket taken apart; empty for a key alone, and for a COS bucket without APPID. */
    public Optional<WrittenBucket> written() {
        return bucket == null ? Optional.empty() : WrittenBucket.of(dialect, bucket);
    }

    /** Whether it lies in the bucket of this inside name; a key alone lies in any, and COS's APPID may be left out. */
    public boolean isIn(String name) {
        return bucket == null
                || bucket.equals(name)
                || written().filter(found -> found.name().equals(name)).isPresent();
    }
}
