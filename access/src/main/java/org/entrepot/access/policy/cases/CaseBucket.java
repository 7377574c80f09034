package org.entrepot.access.policy.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.entrepot.access.Dialect;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Parsed;
import org.entrepot.access.text.Position;
import org.jspecify.annotations.Nullable;

/**
 * The bucket that a policy is about, as its resources name it.
 *
 * @param name as the dialect writes it, with COS's APPID
 * @param account the account that the resource names; null where it names none
 */
record CaseBucket(String name, @Nullable String account) {
    private static final String CONTAINER = ":container/";
    private static final String S3_PREFIX = "arn:aws:s3:::";
    /** Which part of MediaStore's ARN is the account. */
    private static final int ARN_ACCOUNT = 4;

    static CaseBucket of(Dialect dialect, String policy) throws CaseFault {
        if (Json.read(policy) instanceof Parsed.Ok<JsonValue> ok) {
            for (String resource : resources(ok.value())) {
                CaseBucket bucket = named(dialect, resource);
                if (!bucket.name().isEmpty()
                        && bucket.name().indexOf('*') < 0
                        && bucket.name().indexOf('?') < 0) {
                    return bucket;
                }
            }
        }
        throw new CaseFault("no resource of the policy names its bucket: give --bucket", Position.START);
    }

    private static CaseBucket named(Dialect dialect, String resource) {
        String path = switch (dialect) {
            case S3 -> resource.startsWith(S3_PREFIX) ? resource.substring(S3_PREFIX.length()) : "";
            case MEDIASTORE -> resource.substring(resource.indexOf(CONTAINER) + CONTAINER.length());
            case COS -> resource.substring(resource.lastIndexOf(':') + 1);
            case QINGSTOR -> resource;
        };
        int slash = path.indexOf('/');
        String[] parts = resource.split(":", -1);
        boolean namesAccount = dialect == Dialect.MEDIASTORE && parts.length > ARN_ACCOUNT;
        return new CaseBucket(slash < 0 ? path : path.substring(0, slash), namesAccount ? parts[ARN_ACCOUNT] : null);
    }

    private static List<String> resources(JsonValue value) {
        List<String> found = new ArrayList<>();
        if (value instanceof JsonValue.Arr list) {
            list.items().forEach(item -> found.addAll(resources(item)));
        }
        if (value instanceof JsonValue.Obj object) {
            for (JsonValue.Member member : object.members()) {
                String name = member.name().toLowerCase(Locale.ROOT);
                if (name.endsWith("resource")) {
                    found.addAll(texts(member.value()));
                } else {
                    found.addAll(resources(member.value()));
                }
            }
        }
        return found;
    }

    private static List<String> texts(JsonValue value) {
        return switch (value) {
            case JsonValue.Text text -> List.of(text.value());
            case JsonValue.Arr list ->
                list.items().stream().flatMap(item -> texts(item).stream()).toList();
            default -> List.of();
        };
    }
}
