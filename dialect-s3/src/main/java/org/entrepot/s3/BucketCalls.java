package org.entrepot.s3;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.entrepot.access.Dialect;
import org.entrepot.access.acl.Acl;
import org.entrepot.access.acl.Grant;
import org.entrepot.access.identity.Account;
import org.entrepot.access.policy.Ownership;
import org.entrepot.access.text.XmlElement;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.Callers;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.entrepot.store.Bucket;
import org.entrepot.store.BucketName;
import org.entrepot.store.NewBucket;
import org.entrepot.store.RunningUploads;
import org.entrepot.store.StoreError;
import org.entrepot.store.StoreException;
import org.jspecify.annotations.Nullable;

/** Making, reading and removing buckets ({@code s3.md} section 7). */
final class BucketCalls {
    /** The region whose name is not told by GetBucketLocation ({@code s3.md} section 1). */
    private static final String UNTOLD_REGION = "us-east-1";

    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,64}|EU");

    private BucketCalls() {}

    /** CreateBucket. */
    static Answer create(Work work) throws IOException, StoreException {
        String name = work.call().bucketText();
        Optional<Refusal> refusal = S3BucketNames.refusal(name);
        if (refusal.isPresent()) {
            throw new RefusedException(refusal.get());
        }
        if (work.headers()
                .first("x-amz-bucket-object-lock-enabled")
                .filter("true"::equalsIgnoreCase)
                .isPresent()) {
            throw new RefusedException(new Refusal.NotImplemented("Object Lock"));
        }
        Account owner =
                work.caller().homeAccount().orElseThrow(() -> new RefusedException(new Refusal.MissingCredentials()));
        Ownership ownership = ownership(work);
        AclRequests.Asked acl = AclRequests.ofHeaders(work, false, owner);
        if (ownership == Ownership.BUCKET_OWNER_ENFORCED && acl.grantsToOthers()) {
            throw new RefusedException(new Refusal.InDialect(
                    400,
                    "InvalidBucketAclWithObjectOwnership",
                    "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting",
                    List.of()));
        }
        Wanted wanted = document(work);
        Bucket existing = work.bucketOrNull();
        if (existing == null) {
            try {
                work.store()
                        .createBucket(new NewBucket(
                                new BucketName(name),
                                owner,
                                Dialect.S3,
                                wanted.region(),
                                acl.toStore(),
                                ownership,
                                null,
                                Callers.shown(work.caller()),
                                wanted.tags()));
            } catch (StoreException e) {
                if (!(e.error() instanceof StoreError.BucketExists exists)) {
                    throw e;
                }
                existing = exists.existing();
            }
        }
        if (existing != null) {
            requireSame(existing, owner, ownership, acl.toStore(), wanted.region());
        }
        return Answer.empty(200, new Header("Location", "/" + name));
    }

    /** The same bucket made again is fine when nothing differs ({@code s3.md} section 7). */
    private static void requireSame(
            Bucket there, Account owner, @Nullable Ownership ownership, @Nullable Acl acl, String region)
            throws StoreException, RefusedException {
        boolean sameSettings = there.owner().number().equals(owner.number())
                && grants(there.acl()).equals(grants(acl))
                && (ownership == null || ownership == there.ownership());
        if (!sameSettings) {
            throw new StoreException(new StoreError.BucketExists(there));
        }
        if (!there.region().equals(region)) {
            throw new RefusedException(new Refusal.InDialect(
                    409,
                    "BucketAlreadyOwnedByYou",
                    "Your previous request to create the named bucket succeeded and you already own it.",
                    List.of()));
        }
    }

    private static Set<Grant> grants(@Nullable Acl acl) {
        return acl == null ? Set.of() : new HashSet<>(acl.grants());
    }

    private static @Nullable Ownership ownership(Work work) throws RefusedException {
        String text = work.headers().first("x-amz-object-ownership").orElse(null);
        if (text == null) {
            return null;
        }
        return OwnershipNames.of(text)
                .orElseThrow(() -> new RefusedException(new Refusal.InvalidArgument(
                        "x-amz-object-ownership", text, "Invalid x-amz-object-ownership header")));
    }

    /** What the document of CreateBucket asks for. */
    private record Wanted(String region, Map<String, String> tags) {}

    private static Wanted document(Work work) throws IOException {
        byte[] bytes = S3Xml.bytes(work, S3Limits.XML_BYTES_MAX);
        if (bytes.length == 0) {
            return new Wanted(work.settings().region(), Map.of());
        }
        XmlElement document = S3Xml.parse(bytes, "CreateBucketConfiguration");
        for (String directory : List.of("Location", "Bucket")) {
            if (document.child(directory).isPresent()) {
                throw new RefusedException(new Refusal.NotImplemented("directory buckets"));
            }
        }
        String region =
                document.childText("LocationConstraint").map(String::strip).orElse("");
        if (!region.isEmpty() && !REGION.matcher(region).matches()) {
            throw new RefusedException(new Refusal.InDialect(
                    400,
                    "InvalidLocationConstraint",
                    "The specified location-constraint is not valid: `" + region + "`",
                    List.of()));
        }
        Map<String, String> tags = document.child("Tags").isPresent()
                ? TagSets.read(document.child("Tags").orElseThrow())
                : new LinkedHashMap<>();
        return new Wanted(region.isEmpty() ? work.settings().region() : region, tags);
    }

    /** HeadBucket. */
    static Answer head(Work work) {
        return Answer.empty(
                200, new Header(S3Errors.BUCKET_REGION, work.bucket().region()));
    }

    /** DeleteBucket. */
    static Answer delete(Work work) throws IOException, StoreException {
        work.store().deleteBucket(work.bucket().name(), RunningUploads.ABORT);
        return Answer.empty(204);
    }

    /** GetBucketLocation. */
    static Answer location(Work work) {
        String region = work.bucket().region();
        return S3Xml.answer(S3Xml.plain()
                .text("LocationConstraint", "xmlns", S3Xml.NAMESPACE, region.equals(UNTOLD_REGION) ? "" : region));
    }

    /** The bucket's owner is who the caller thinks ({@code s3.md} 2.2). */
    static void checkExpectedOwner(Work work) throws RefusedException {
        Bucket bucket = work.bucketOrNull();
        if (bucket != null) {
            checkExpectedOwner(work, "x-amz-expected-bucket-owner", bucket);
        }
    }

    /** The owner of a bucket is who this header says, if it is there. */
    static void checkExpectedOwner(Work work, String header, Bucket bucket) throws RefusedException {
        Optional<String> expected = work.headers().first(header);
        if (expected.isPresent() && !expected.get().equals(bucket.owner().number())) {
            throw new RefusedException(new Refusal.AccessDenied(
                    Objects.requireNonNull(work.call().row()).operation(), "the bucket has another owner"));
        }
    }
}
