package org.entrepot.mediastore;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.access.identity.Account;
import org.entrepot.access.identity.Directory;
import org.entrepot.access.policy.Fact;
import org.entrepot.access.policy.notation.DefaultContainerPolicy;
import org.entrepot.access.policy.notation.PolicyScope;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.Callers;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.entrepot.store.Bucket;
import org.entrepot.store.BucketName;
import org.entrepot.store.NewBucket;
import org.entrepot.store.RunningUploads;
import org.entrepot.store.StoreError;
import org.entrepot.store.StoreException;

/** CreateContainer, DeleteContainer, DescribeContainer, ListContainers ({@code mediastore.md} section 6). */
final class ContainerCalls {
    private static final int TOKEN_LENGTH_MAX = 1024;
    private static final Pattern TOKEN = Pattern.compile("[0-9A-Za-z=/+]+");

    /** Most containers of one page. */
    private static final int PAGE_MAX = 100;

    private final MediaStoreLimits limits;

    ContainerCalls(MediaStoreLimits limits) {
        this.limits = limits;
    }

    Answer create(Work work) throws IOException, StoreException {
        ControlInput input = ControlBody.read(work);
        BucketName name = ContainerName.of(input);
        Map<String, String> tags = Tags.read(input);
        Account owner = owner(work, Operation.BUCKET_CREATE);
        if (work.bucketOrNull() != null) {
            throw new StoreException(new StoreError.BucketExists(work.bucket()));
        }
        if (containers(work, owner).size() >= limits.containersPerAccountMax()) {
            throw new StoreException(new StoreError.TooManyBuckets(limits.containersPerAccountMax()));
        }
        String region = region(work);
        PolicyScope scope = new PolicyScope(
                name.value(), owner, region, work.settings().mediaStoreRequiresTls(), Directory.of(owner));
        String policy = DefaultContainerPolicy.text(scope);
        Bucket made = work.store()
                .createBucket(new NewBucket(
                        name,
                        owner,
                        Dialect.MEDIASTORE,
                        region,
                        null,
                        null,
                        policy.getBytes(StandardCharsets.UTF_8),
                        Callers.shown(work.caller()),
                        tags));
        return container(made, ControlAnswers.Status.CREATING, work);
    }

    Answer delete(Work work) throws IOException, StoreException {
        work.store().deleteBucket(work.bucket().name(), RunningUploads.ABORT);
        return ControlAnswers.nothing();
    }

    Answer describe(Work work) {
        return container(work.bucket(), ControlAnswers.Status.ACTIVE, work);
    }

    Answer list(Work work) throws IOException {
        ControlInput input = ControlBody.read(work);
        Optional<Integer> limit = input.number("MaxResults", 1, PAGE_MAX);
        Optional<String> token = input.text("NextToken", 1, TOKEN_LENGTH_MAX, TOKEN);
        String after = token.isEmpty() ? "" : after(token.get());
        List<Bucket> rest = containers(work, owner(work, Operation.SERVICE_LIST)).stream()
                .filter(bucket -> bucket.name().value().compareTo(after) > 0)
                .toList();
        List<Bucket> page = rest.subList(0, Math.min(rest.size(), limit.orElse(rest.size())));
        JsonWriter json = new JsonWriter().openObject().name("Containers").openList();
        page.forEach(bucket -> ControlAnswers.container(json, bucket, ControlAnswers.Status.ACTIVE, work));
        json.closeList();
        if (page.size() < rest.size()) {
            json.member("NextToken", PageToken.of(page.getLast().name().value()));
        }
        return ControlAnswers.document(json.closeObject());
    }

    private static String after(String token) throws RefusedException {
        return PageToken.read(token)
                .filter(name -> ContainerName.of(name).isPresent())
                .orElseThrow(() -> ControlInput.outside("NextToken", token, "no answer held this token"));
    }

    /** The buckets of an account that have a name this dialect can write, by name. */
    private static List<Bucket> containers(Work work, Account owner) throws IOException {
        return work.store().buckets(owner.number()).stream()
                .filter(bucket -> ContainerName.canSay(bucket.name()))
                .sorted(Comparator.comparing(Bucket::name))
                .toList();
    }

    private static Account owner(Work work, Operation operation) throws RefusedException {
        return work.caller()
                .homeAccount()
                .orElseThrow(
                        () -> new RefusedException(new Refusal.AccessDenied(operation, "the caller has no account")));
    }

    /** The region of the signature's scope; the pipeline puts the server's own where there is none. */
    private static String region(Work work) {
        List<String> region = work.gate().facts().get(Fact.REQ_REGION);
        return region == null || region.isEmpty() ? work.settings().region() : region.getFirst();
    }

    private static Answer container(Bucket bucket, ControlAnswers.Status status, Work work) {
        JsonWriter json = new JsonWriter().openObject().name("Container");
        ControlAnswers.container(json, bucket, status, work);
        return ControlAnswers.document(json.closeObject());
    }
}
