package org.entrepot.server.admin;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entrepot.access.cors.DiagnosisLevel;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.gateway.Answer;
import org.entrepot.store.Bucket;
import org.entrepot.store.ObjectStore;
import org.entrepot.store.Safeguards;
import org.entrepot.store.Safeguards.Unwanted;
import org.entrepot.store.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * {@code buckets/{bucket}/safeguards}: what the owner of a bucket wants refused and told ({@code cors.md} sections 9.1 and 9.5,
 * {@code policy.md} section 11), for the root of the owner's account and that of the installation.
 */
final class SafeguardCalls {
    private static final String DIAGNOSIS = "diagnosis";
    private static final String QUIET = "quiet";
    private static final String REFUSE = "refuse";
    private static final Set<String> MEMBERS = Set.of(DIAGNOSIS, QUIET, REFUSE);

    private final ObjectStore store;
    private final Authority authority;

    SafeguardCalls(ObjectStore store, Authority authority) {
        this.store = store;
        this.authority = authority;
    }

    /**
     * Answers those in force, after a PUT the new ones. What the members of a PUT do not name stays as it is.
     *
     * @throws ApiException when there is no such bucket, the caller may not, or the body is not understood
     * @throws StoreException when the bucket changes at the same moment: nothing is changed that was not seen
     */
    Answer handle(ApiRequest request) throws ApiException, StoreException, IOException {
        boolean isPut = request.is("PUT", 3);
        if (!isPut && !request.is("GET", 3)) {
            throw AdminApi.unknown(request);
        }
        Bucket bucket = request.bucket(store);
        if (!authority.mayManage(request.caller(), bucket.owner().number())) {
            throw ApiException.denied(
                    "only the root of account " + bucket.owner().number() + ", which owns the bucket, may do this");
        }
        if (isPut) {
            Safeguards wanted = changed(bucket.safeguards(), request.object());
            bucket = store.updateBucket(bucket.name(), bucket.revision(), there -> there.withSafeguards(wanted));
        }
        return answer(bucket);
    }

    private static Answer answer(Bucket bucket) {
        Safeguards safeguards = bucket.safeguards();
        DiagnosisLevel diagnosis = safeguards.diagnosis();
        return AdminApi.json(new JsonWriter()
                .openObject()
                .member("bucket", bucket.name().value())
                .name(DIAGNOSIS)
                .valueOrNull(diagnosis == null ? null : word(diagnosis))
                .member(QUIET, safeguards.quiet())
                .name(REFUSE)
                .values(safeguards.refused().stream().map(Unwanted::label).toList())
                .closeObject());
    }

    private static Safeguards changed(Safeguards there, JsonValue.Obj body) throws ApiException {
        for (JsonValue.Member member : body.members()) {
            if (!MEMBERS.contains(member.name())) {
                throw ApiException.invalid(
                        "`" + member.name() + "` is no member; there are " + DIAGNOSIS + ", " + QUIET + ", " + REFUSE);
            }
        }
        return new Safeguards(
                diagnosis(there.diagnosis(), body), quiet(there.quiet(), body), refused(there.refused(), body));
    }

    private static @Nullable DiagnosisLevel diagnosis(@Nullable DiagnosisLevel there, JsonValue.Obj body)
            throws ApiException {
        if (body.get(DIAGNOSIS).isEmpty()) {
            return there;
        }
        Optional<String> word = ApiRequest.text(body, DIAGNOSIS);
        return word.isEmpty() ? null : level(word.get());
    }

    private static DiagnosisLevel level(String text) throws ApiException {
        for (DiagnosisLevel level : DiagnosisLevel.values()) {
            if (word(level).equals(text)) {
                return level;
            }
        }
        throw unknown(DIAGNOSIS, text, Arrays.stream(DiagnosisLevel.values()).map(SafeguardCalls::word));
    }

    private static String word(DiagnosisLevel level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    private static boolean quiet(boolean there, JsonValue.Obj body) throws ApiException {
        return switch (body.get(QUIET).orElse(null)) {
            case null -> there;
            case JsonValue.Bool bool -> bool.value();
            case JsonValue other -> throw wrongKind(QUIET, other, "a boolean");
        };
    }

    private static Set<Unwanted> refused(Set<Unwanted> there, JsonValue.Obj body) throws ApiException {
        return switch (body.get(REFUSE).orElse(null)) {
            case null -> there;
            case JsonValue.Arr list -> kinds(list.items());
            case JsonValue other -> throw wrongKind(REFUSE, other, "a list");
        };
    }

    private static Set<Unwanted> kinds(List<JsonValue> items) throws ApiException {
        Set<Unwanted> refused = EnumSet.noneOf(Unwanted.class);
        for (JsonValue item : items) {
            if (!(item instanceof JsonValue.Text text)) {
                throw wrongKind(REFUSE, item, "a list of texts");
            }
            Optional<Unwanted> kind = Unwanted.of(text.value());
            if (kind.isEmpty()) {
                throw unknown(
                        REFUSE, text.value(), Arrays.stream(Unwanted.values()).map(Unwanted::label));
            }
            refused.add(kind.get());
        }
        return refused;
    }

    private static ApiException unknown(String member, String value, Stream<String> known) {
        return ApiException.invalid(
                "`" + value + "` in `" + member + "` is none of " + known.collect(Collectors.joining(", ")));
    }

    private static ApiException wrongKind(String member, JsonValue value, String wanted) {
        return ApiException.invalid("the member `" + member + "` holds a " + value.kind() + ", but must be " + wanted);
    }
}
