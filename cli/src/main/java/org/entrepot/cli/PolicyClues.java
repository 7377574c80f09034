package org.entrepot.cli;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.entrepot.access.Dialect;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Parsed;
import org.jspecify.annotations.Nullable;

/**
 * What the resources of a policy tell about its bucket, so that nobody has to say it twice. Nothing is checked here: the
 * reader of the policy does that.
 *
 * @param bucket the inside name, without COS's APPID; null when no resource names one
 * @param account the owner's number, from the ARN of a container; null when none is told
 * @param cosAppid the owner's APPID, from a COS resource; null when none is told
 */
record PolicyClues(
        @Nullable String bucket,
        @Nullable String account,
        @Nullable String cosAppid) {
    private static final PolicyClues NONE = new PolicyClues(null, null, null);
    private static final Set<String> RESOURCE_MEMBERS = Set.of("resource", "notresource");
    /** Parts of an ARN and of a COS resource. */
    private static final int SEGMENTS = 6;

    /** The clues of the first resource that names a bucket. */
    static PolicyClues of(Dialect dialect, byte[] policy) {
        if (!(Json.read(policy) instanceof Parsed.Ok<JsonValue>(JsonValue.Obj document))) {
            return NONE;
        }
        return member(document, "statement")
                .flatMap(PolicyClues::items)
                .flatMap(statement -> statement instanceof JsonValue.Obj object ? resources(object) : Stream.empty())
                .map(resource -> clues(dialect, resource))
                .filter(clues -> clues.bucket() != null)
                .findFirst()
                .orElse(NONE);
    }

    private static Stream<String> resources(JsonValue.Obj statement) {
        return statement.members().stream()
                .filter(member -> RESOURCE_MEMBERS.contains(member.name().toLowerCase(Locale.ROOT)))
                .flatMap(member -> items(member.value()))
                .filter(JsonValue.Text.class::isInstance)
                .map(text -> ((JsonValue.Text) text).value());
    }

    private static Stream<JsonValue> member(JsonValue.Obj object, String name) {
        return object.members().stream()
                .filter(member -> member.name().equalsIgnoreCase(name))
                .map(JsonValue.Member::value);
    }

    private static Stream<JsonValue> items(JsonValue value) {
        return value instanceof JsonValue.Arr list ? list.items().stream() : Stream.of(value);
    }

    private static PolicyClues clues(Dialect dialect, String resource) {
        List<String> segments = List.of(resource.split(":", SEGMENTS));
        boolean isWhole = segments.size() == SEGMENTS;
        return switch (dialect) {
            case S3 -> isWhole ? new PolicyClues(name(segments.get(5)), null, null) : NONE;
            case MEDIASTORE ->
                isWhole && segments.get(5).startsWith("container/")
                        ? new PolicyClues(
                                name(segments.get(5).substring("container/".length())), plain(segments.get(4)), null)
                        : NONE;
            case COS -> isWhole ? cos(name(segments.get(5))) : NONE;
            case QINGSTOR -> new PolicyClues(name(resource), null, null);
        };
    }

    /** A COS bucket is a name, a hyphen and the APPID. */
    private static PolicyClues cos(@Nullable String bucket) {
        int hyphen = bucket == null ? -1 : bucket.lastIndexOf('-');
        return bucket == null || hyphen <= 0
                ? NONE
                : new PolicyClues(bucket.substring(0, hyphen), null, bucket.substring(hyphen + 1));
    }

    private static @Nullable String name(String path) {
        int slash = path.indexOf('/');
        return plain(slash < 0 ? path : path.substring(0, slash));
    }

    /** A text that is no pattern. */
    private static @Nullable String plain(String text) {
        boolean isPattern = text.isEmpty() || text.chars().anyMatch(c -> "*?$".indexOf(c) >= 0);
        return isPattern ? null : text;
    }
}
