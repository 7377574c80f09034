package org.entrepot.s3;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.gateway.ETags;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.entrepot.store.DigestKind;
import org.entrepot.store.NewObject;
import org.entrepot.store.WriteCondition;

/** What PUT, copy and CreateMultipartUpload say of the object to be, in headers they share ({@code s3.md} sections 9 and 10). */
final class ObjectWrites {
    private ObjectWrites() {}

    /**
     * The object as the request's headers describe it. An ACL in them needs a permission of its own.
     *
     * @param digests what to know of its bytes
     * @throws RefusedException {@link Refusal.AccessDenied}, and for headers that cannot be obeyed
     */
    static NewObject described(Work work, Set<DigestKind> digests) throws IOException {
        return described(work, ObjectHeaders.stored(work.headers()), ObjectHeaders.metadata(work.headers()), digests);
    }

    /** The same with headers and metadata of another origin. */
    static NewObject described(
            Work work, Map<String, String> headers, Map<String, String> metadata, Set<DigestKind> digests)
            throws IOException {
        AclRequests.Asked acl = AclRequests.ofHeaders(work, true);
        if (acl.isPresent()) {
            work.gate().require(Operation.OBJECT_ACL_PUT, work.bucket(), ObjectCalls.key(work), work.object());
        }
        return new NewObject(
                ObjectCalls.key(work),
                headers,
                metadata,
                acl.toStore(),
                Owners.ofWrite(work, acl.givesToBucketOwner()),
                Dialect.S3,
                digests);
    }

    /**
     * What has to hold of the key for the write to happen.
     *
     * @throws RefusedException {@link Refusal.InvalidRequest} for both headers at once
     */
    static WriteCondition condition(Headers headers) throws RefusedException {
        Optional<String> match = headers.first("If-Match");
        Optional<String> noneMatch = headers.first("If-None-Match");
        if (match.isPresent() && noneMatch.isPresent()) {
            throw new RefusedException(
                    new Refusal.InvalidRequest("If-Match and If-None-Match cannot be asked for together"));
        }
        if (match.isPresent()) {
            return new WriteCondition.IfMatch(ETags.parse(match.get()));
        }
        if (noneMatch.isPresent()) {
            List<String> tags = ETags.parse(noneMatch.get());
            return tags.isEmpty() ? new WriteCondition.IfAbsent() : new WriteCondition.IfNoneMatch(tags);
        }
        return new WriteCondition.Always();
    }

    /**
     * Checks that the length of the body is known, or that it comes in chunks.
     *
     * @throws RefusedException {@link Refusal.MissingLength}
     */
    static void requireLength(Work work) throws RefusedException {
        Headers headers = work.headers();
        if (!headers.has("Content-Length")
                && !headers.has("Transfer-Encoding")
                && work.body().length() == 0) {
            throw new RefusedException(new Refusal.MissingLength());
        }
    }
}
