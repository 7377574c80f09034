package org.entrepot.mediastore;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.entrepot.store.Bucket;
import org.entrepot.store.StoreException;

/** TagResource, UntagResource, ListTagsForResource ({@code mediastore.md} section 7). */
final class TagCalls {
    private TagCalls() {}

    static Answer tag(Work work) throws IOException, StoreException {
        ControlInput input = checked(work);
        if (input.member("Tags").isEmpty()) {
            throw ControlInput.missing("Tags");
        }
        Map<String, String> added = Tags.read(input);
        Bucket stored = work.store().updateBucket(work.bucket().name(), null, bucket -> {
            Map<String, String> tags = new LinkedHashMap<>(bucket.tags());
            tags.putAll(added);
            // The change sees the newest state, so only here can the limit be judged; one too many changes nothing.
            return tags.size() > Tags.PER_CONTAINER_MAX ? bucket : bucket.withTags(tags);
        });
        if (!stored.tags().entrySet().containsAll(added.entrySet())) {
            throw Tags.tooMany();
        }
        return ControlAnswers.nothing();
    }

    static Answer untag(Work work) throws IOException, StoreException {
        List<String> keys = Tags.readKeys(checked(work));
        work.store().updateBucket(work.bucket().name(), null, bucket -> {
            Map<String, String> tags = new LinkedHashMap<>(bucket.tags());
            keys.forEach(tags::remove);
            return bucket.withTags(tags);
        });
        return ControlAnswers.nothing();
    }

    static Answer list(Work work) throws IOException {
        checked(work);
        JsonWriter json = new JsonWriter().openObject();
        Tags.write(json, work.bucket().tags());
        return ControlAnswers.document(json.closeObject());
    }

    /** The input, once its ARN is known to be the container's own: routing looked at the name alone. */
    private static ControlInput checked(Work work) throws IOException {
        ControlInput input = ControlBody.read(work);
        ContainerArn asked = ContainerArn.of(input);
        if (!asked.equals(ContainerArn.of(work.bucket()))) {
            throw new RefusedException(new Refusal.NoSuchBucket(asked.toString()));
        }
        return input;
    }
}
