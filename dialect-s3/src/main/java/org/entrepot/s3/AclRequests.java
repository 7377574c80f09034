package org.entrepot.s3;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.access.acl.Acl;
import org.entrepot.access.acl.CannedAcl;
import org.entrepot.access.acl.Grant;
import org.entrepot.access.acl.Grantee;
import org.entrepot.access.acl.Permission;
import org.entrepot.access.acl.PublicGrants;
import org.entrepot.access.identity.Account;
import org.entrepot.access.policy.Ownership;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.entrepot.store.Bucket;
import org.jspecify.annotations.Nullable;

/** Access control lists as the headers of a request ask for them ({@code s3.md} section 14). */
final class AclRequests {
    private static final String CANNED = "x-amz-acl";
    private static final String GRANTS = "x-amz-grant-";
    private static final String EXEC_READ = "aws-exec-read";

    private static final Map<String, Permission> PERMISSIONS = Map.of(
            "x-amz-grant-read", Permission.READ,
            "x-amz-grant-write", Permission.WRITE,
            "x-amz-grant-read-acp", Permission.READ_ACP,
            "x-amz-grant-write-acp", Permission.WRITE_ACP,
            "x-amz-grant-full-control", Permission.FULL_CONTROL);

    private AclRequests() {}

    /**
     * What was asked.
     *
     * @param acl null when nothing was asked
     * @param givesToBucketOwner whether the canned name is {@code bucket-owner-full-control}
     * @param isKept whether the list is stored; with ACLs off one that grants nobody anything is let through only
     */
    record Asked(@Nullable Acl acl, boolean givesToBucketOwner, boolean isKept) {
        static final Asked NOTHING = new Asked(null, false, true);

        boolean isPresent() {
            return acl != null;
        }

        boolean grantsToOthers() {
            return acl != null && !acl.grants().isEmpty();
        }

        @Nullable
        Acl toStore() {
            return isKept ? acl : null;
        }
    }

    /** Reads the headers of a call on a bucket or object that is judged by the bucket's settings. */
    static Asked ofHeaders(Work work, boolean forObject) throws IOException {
        Bucket bucket = work.bucket();
        return allowed(work, ofHeaders(work, forObject, bucket.owner()), bucket.owner());
    }

    /**
     * Reads the headers.
     *
     * @param bucketOwner who owns the bucket, or will
     * @throws RefusedException {@link Refusal.InvalidArgument}, {@link Refusal.InvalidRequest}
     */
    static Asked ofHeaders(Work work, boolean forObject, Account bucketOwner) throws IOException {
        Optional<String> canned = work.headers().first(CANNED);
        List<Header> grants = work.headers().startingWith(GRANTS);
        if (canned.isPresent() && !grants.isEmpty()) {
            throw new RefusedException(
                    new Refusal.InvalidRequest("Specifying both Canned ACLs and Header Grants is not allowed"));
        }
        if (canned.isPresent()) {
            CannedAcl name = canned(canned.get(), forObject);
            return new Asked(
                    new Acl(Dialect.S3, name.grants(bucketOwner.canonicalId())),
                    name == CannedAcl.BUCKET_OWNER_FULL_CONTROL,
                    true);
        }
        if (grants.isEmpty()) {
            return Asked.NOTHING;
        }
        List<Grant> all = new ArrayList<>();
        for (Header line : grants) {
            Permission permission = PERMISSIONS.get(line.name().toLowerCase(Locale.ROOT));
            if (permission == null) {
                throw invalid(line.name(), line.value(), "this grant header is not known");
            }
            for (Grantee grantee : grantees(work, line)) {
                all.add(new Grant(grantee, permission));
            }
        }
        if (all.size() > CannedAcl.GRANTS_MAX) {
            throw invalid(GRANTS, "", "at most " + CannedAcl.GRANTS_MAX + " grants are possible");
        }
        return new Asked(new Acl(Dialect.S3, all), false, true);
    }

    private static CannedAcl canned(String name, boolean forObject) throws RefusedException {
        if (forObject && name.equals(EXEC_READ)) {
            throw new RefusedException(new Refusal.NotImplemented("the canned ACL `" + EXEC_READ + "`"));
        }
        return CannedAcl.of(Dialect.S3, forObject, name).orElseThrow(() -> invalid(CANNED, name, "no such canned ACL"));
    }

    private static List<Grantee> grantees(Work work, Header line) throws IOException {
        List<Grantee> grantees = new ArrayList<>();
        for (String piece : line.value().split(",", -1)) {
            int equals = piece.indexOf('=');
            if (equals < 0) {
                throw invalid(line.name(), line.value(), "a grantee has the form `id=\"...\"` or `uri=\"...\"`");
            }
            String value = unquoted(piece.substring(equals + 1).strip());
            String kind = piece.substring(0, equals).strip();
            if (kind.equalsIgnoreCase("id")) {
                grantees.add(Grantees.identity(work, value));
            } else if (kind.equalsIgnoreCase("uri")) {
                grantees.add(Grantees.group(value));
            } else if (kind.equalsIgnoreCase("emailAddress")) {
                throw Grantees.byEmail(value);
            } else {
                throw invalid(line.name(), line.value(), "a grantee is named by `id`, `uri` or `emailAddress`");
            }
        }
        return grantees;
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    /**
     * Judges a list by the bucket's ownership and public access block.
     *
     * @param owner who owns the bucket or object that gets the list
     * @throws RefusedException {@code AccessControlListNotSupported}, {@link Refusal.AccessDenied}
     */
    static Asked allowed(Work work, Asked asked, Account owner) throws RefusedException {
        Acl acl = asked.acl();
        if (acl == null) {
            return asked;
        }
        Bucket bucket = work.bucket();
        if (bucket.ownership() == Ownership.BUCKET_OWNER_ENFORCED) {
            Grant own = new Grant(new Grantee.Identity(owner.canonicalId()), Permission.FULL_CONTROL);
            if (!acl.grants().stream().allMatch(own::equals)) {
                throw new RefusedException(new Refusal.InDialect(
                        400, "AccessControlListNotSupported", "The bucket does not allow ACLs", List.of()));
            }
            return new Asked(acl, asked.givesToBucketOwner(), false);
        }
        if (PublicGrants.isPublic(acl)
                && work.documents().rules(bucket).publicAccessBlock().blockPublicAcls()) {
            throw new RefusedException(new Refusal.AccessDenied(Operation.BUCKET_ACL_PUT, "public ACLs are blocked"));
        }
        return asked;
    }

    private static RefusedException invalid(String name, String value, String message) {
        return new RefusedException(new Refusal.InvalidArgument(name, value, message));
    }
}
