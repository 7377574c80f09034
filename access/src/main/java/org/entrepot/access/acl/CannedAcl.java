package org.entrepot.access.acl;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entrepot.access.Dialect;

/** Access control lists by their short names ({@code s3.md} 14, {@code cos.md} 5, {@code qingstor.md} 6.8). */
public enum CannedAcl {
    /** The owner alone. */
    PRIVATE("private"),
    /** Everybody may read. */
    PUBLIC_READ("public-read"),
    /** Everybody may read and write; READ and WRITE are stored, never FULL_CONTROL ({@code policy.md} 8). */
    PUBLIC_READ_WRITE("public-read-write"),
    /** Every signed caller may read. */
    AUTHENTICATED_READ("authenticated-read"),
    /** The bucket's owner may read. */
    BUCKET_OWNER_READ("bucket-owner-read"),
    /** The bucket's owner has FULL_CONTROL. */
    BUCKET_OWNER_FULL_CONTROL("bucket-owner-full-control"),
    /** The log delivery group may write and read the list. */
    LOG_DELIVERY_WRITE("log-delivery-write"),
    /** COS objects: no list of their own, the bucket's counts. {@link #grants} is not asked for it. */
    DEFAULT("default");

    /** More grants than this are refused in every dialect. */
    public static final int GRANTS_MAX = 100;

    private static final Set<CannedAcl> COS_OBJECT =
            Set.of(DEFAULT, PRIVATE, PUBLIC_READ, AUTHENTICATED_READ, BUCKET_OWNER_READ, BUCKET_OWNER_FULL_CONTROL);
    private static final Set<CannedAcl> COS_BUCKET =
            Set.of(PRIVATE, PUBLIC_READ, PUBLIC_READ_WRITE, AUTHENTICATED_READ);
    private static final Set<CannedAcl> S3_OBJECT = Set.of(
            PRIVATE, PUBLIC_READ, PUBLIC_READ_WRITE, AUTHENTICATED_READ, BUCKET_OWNER_READ, BUCKET_OWNER_FULL_CONTROL);

    private final String label;

    CannedAcl(String label) {
        this.label = label;
    }

    /** The name on the wire. */
    public String label() {
        return label;
    }

    /**
     * The list with this name; empty when the dialect has none of that name for that kind of target. QingStor and
     * MediaStore have no such names.
     *
     * @param forObject true for an object's list, false for a bucket's
     */
    public static Optional<CannedAcl> of(Dialect dialect, boolean forObject, String name) {
        for (CannedAcl canned : values()) {
            if (canned.label.equals(name) && canned.isIn(dialect, forObject)) {
                return Optional.of(canned);
            }
        }
        return Optional.empty();
    }

    private boolean isIn(Dialect dialect, boolean forObject) {
        return switch (dialect) {
            case S3 -> forObject ? S3_OBJECT.contains(this) : COS_BUCKET.contains(this);
            case COS -> (forObject ? COS_OBJECT : COS_BUCKET).contains(this);
            case QINGSTOR, MEDIASTORE -> false;
        };
    }

    /**
     * The grants of the name, the owner's own FULL_CONTROL left out because it is implied.
     *
     * @param bucketOwnerCanonicalId of the account that owns the bucket; it matters where the object's owner is another
     */
    public List<Grant> grants(String bucketOwnerCanonicalId) {
        Grantee bucketOwner = new Grantee.Identity(bucketOwnerCanonicalId);
        return switch (this) {
            case PRIVATE, DEFAULT -> List.of();
            case PUBLIC_READ -> List.of(new Grant(new Grantee.AllUsers(), Permission.READ));
            case PUBLIC_READ_WRITE ->
                List.of(
                        new Grant(new Grantee.AllUsers(), Permission.READ),
                        new Grant(new Grantee.AllUsers(), Permission.WRITE));
            case AUTHENTICATED_READ -> List.of(new Grant(new Grantee.AuthenticatedUsers(), Permission.READ));
            case BUCKET_OWNER_READ -> List.of(new Grant(bucketOwner, Permission.READ));
            case BUCKET_OWNER_FULL_CONTROL -> List.of(new Grant(bucketOwner, Permission.FULL_CONTROL));
            case LOG_DELIVERY_WRITE ->
                List.of(
                        new Grant(new Grantee.LogDelivery(), Permission.WRITE),
                        new Grant(new Grantee.LogDelivery(), Permission.READ_ACP));
        };
    }

    /**
     * The name that describes a list, as {@code x-cos-acl} shows it; empty when none does. Grants to the owner itself do
     * not count, and everybody's FULL_CONTROL reads as {@link #PUBLIC_READ_WRITE}.
     *
     * @param ownerCanonicalId of the owner of what the list belongs to
     */
    public static Optional<CannedAcl> describing(Acl acl, String ownerCanonicalId) {
        Grantee owner = new Grantee.Identity(ownerCanonicalId);
        List<Grant> others = acl.grants().stream()
                .filter(grant -> !grant.grantee().equals(owner))
                .distinct()
                .toList();
        Grant everything = new Grant(new Grantee.AllUsers(), Permission.FULL_CONTROL);
        if (others.contains(everything)
                && others.stream().allMatch(g -> g.grantee().equals(everything.grantee()))) {
            return Optional.of(PUBLIC_READ_WRITE);
        }
        for (CannedAcl canned : List.of(PRIVATE, PUBLIC_READ, PUBLIC_READ_WRITE, AUTHENTICATED_READ)) {
            List<Grant> grants = canned.grants(ownerCanonicalId);
            if (others.size() == grants.size() && others.containsAll(grants)) {
                return Optional.of(canned);
            }
        }
        return Optional.empty();
    }
}
