package org.entrepot.server.admin;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Parsed;
import org.entrepot.access.text.TextProblem;
import org.entrepot.gateway.Query;
import org.entrepot.gateway.RequestHead;
import org.entrepot.store.Bucket;
import org.entrepot.store.BucketAddress;
import org.entrepot.store.BucketName;
import org.entrepot.store.ObjectStore;

/**
 * A verified request to the internal API.
 *
 * @param path the decoded segments behind {@code /-/api/v1/}
 * @param body verified against the signature; empty for none
 */
record ApiRequest(RequestHead head, Caller caller, List<String> path, Query query, byte[] body) {
    /** Whether it has this method and so many segments of path. */
    boolean is(String method, int depth) {
        return head.method().equals(method) && path.size() == depth;
    }

    /**
     * The bucket that the second segment names.
     *
     * @throws ApiException when there is none
     */
    Bucket bucket(ObjectStore store) throws ApiException, IOException {
        String text = path.get(1);
        Optional<BucketName> name = BucketName.of(text);
        Bucket bucket = name.isEmpty()
                ? null
                : store.lookUp(null, new BucketAddress.ByName(name.get()), null).bucket();
        if (bucket == null) {
            throw ApiException.notFound("there is no bucket `" + text + "`");
        }
        return bucket;
    }

    /** The body as an object; an empty body counts as an empty one. */
    JsonValue.Obj object() throws ApiException {
        return switch (Json.read(body.length == 0 ? new byte[] {'{', '}'} : body)) {
            case Parsed.Ok<JsonValue>(JsonValue.Obj object) -> object;
            case Parsed.Ok<JsonValue>(JsonValue other) ->
                throw ApiException.invalid("the body is a " + other.kind() + ", but must be an object");
            case Parsed.Failed<JsonValue>(TextProblem problem) ->
                throw ApiException.invalid("the body is no JSON: " + problem.message() + " at " + problem.position());
        };
    }

    /** A text member of an object; empty when it is not there. */
    static Optional<String> text(JsonValue.Obj object, String name) throws ApiException {
        Optional<JsonValue> member = object.get(name);
        if (member.isEmpty() || member.get() instanceof JsonValue.Null) {
            return Optional.empty();
        }
        if (member.get() instanceof JsonValue.Text text) {
            return Optional.of(text.value());
        }
        throw ApiException.invalid(
                "the member `" + name + "` is a " + member.get().kind() + ", but must be a text");
    }
}
