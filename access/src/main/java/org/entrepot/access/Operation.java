package org.entrepot.access;

import java.util.Optional;

/**
 * One dialect-free thing a caller may ask for. The names and what each guards are the table of {@code policy.md} section
 * 5; no other operation exists.
 */
public enum Operation {
    SERVICE_LIST("service.list", Target.SERVICE),
    BUCKET_CREATE("bucket.create", Target.SERVICE),
    BUCKET_DELETE("bucket.delete", Target.BUCKET),
    BUCKET_HEAD("bucket.head", Target.BUCKET),
    BUCKET_LOCATION("bucket.location", Target.BUCKET),
    BUCKET_STATS("bucket.stats", Target.BUCKET),
    OBJECT_LIST("object.list", Target.BUCKET),
    VERSION_LIST("version.list", Target.BUCKET),
    UPLOAD_LIST("upload.list", Target.BUCKET),
    OBJECT_READ("object.read", Target.OBJECT),
    VERSION_READ("version.read", Target.OBJECT),
    OBJECT_HEAD("object.head", Target.OBJECT),
    VERSION_HEAD("version.head", Target.OBJECT),
    OBJECT_ATTRIBUTES("object.attributes", Target.OBJECT),
    VERSION_ATTRIBUTES("version.attributes", Target.OBJECT),
    OBJECT_SELECT("object.select", Target.OBJECT),
    OBJECT_LINK_GET("object.link.get", Target.OBJECT),
    OBJECT_LINK_PUT("object.link.put", Target.OBJECT),
    OBJECT_WRITE("object.write", Target.OBJECT),
    OBJECT_POST("object.post", Target.OBJECT),
    OBJECT_APPEND("object.append", Target.OBJECT),
    OBJECT_COPY_TO("object.copyTo", Target.OBJECT),
    OBJECT_MOVE("object.move", Target.OBJECT),
    OBJECT_FETCH("object.fetch", Target.OBJECT),
    UPLOAD_START("upload.start", Target.OBJECT),
    UPLOAD_PART("upload.part", Target.OBJECT),
    UPLOAD_PART_COPY("upload.partCopy", Target.OBJECT),
    UPLOAD_FINISH("upload.finish", Target.OBJECT),
    UPLOAD_ABORT("upload.abort", Target.OBJECT),
    UPLOAD_PARTS("upload.parts", Target.OBJECT),
    OBJECT_DELETE("object.delete", Target.OBJECT),
    VERSION_DELETE("version.delete", Target.OBJECT),
    OBJECT_RESTORE("object.restore", Target.OBJECT),
    OBJECT_ACL_GET("object.acl.get", Target.OBJECT),
    OBJECT_ACL_PUT("object.acl.put", Target.OBJECT),
    VERSION_ACL_GET("version.acl.get", Target.OBJECT),
    VERSION_ACL_PUT("version.acl.put", Target.OBJECT),
    OBJECT_TAGS_GET("object.tags.get", Target.OBJECT),
    OBJECT_TAGS_PUT("object.tags.put", Target.OBJECT),
    OBJECT_TAGS_DELETE("object.tags.delete", Target.OBJECT),
    VERSION_TAGS_GET("version.tags.get", Target.OBJECT),
    VERSION_TAGS_PUT("version.tags.put", Target.OBJECT),
    VERSION_TAGS_DELETE("version.tags.delete", Target.OBJECT),
    OBJECT_RETENTION_GET("object.retention.get", Target.OBJECT),
    OBJECT_RETENTION_PUT("object.retention.put", Target.OBJECT),
    OBJECT_HOLD_GET("object.hold.get", Target.OBJECT),
    OBJECT_HOLD_PUT("object.hold.put", Target.OBJECT),
    OBJECT_BYPASS("object.bypass", Target.OBJECT),
    OBJECT_OPTIONS("object.options", Target.OBJECT),
    BUCKET_POLICY_GET("bucket.policy.get", Target.BUCKET),
    BUCKET_POLICY_PUT("bucket.policy.put", Target.BUCKET),
    BUCKET_POLICY_DELETE("bucket.policy.delete", Target.BUCKET),
    BUCKET_POLICY_STATUS_GET("bucket.policyStatus.get", Target.BUCKET),
    BUCKET_CORS_GET("bucket.cors.get", Target.BUCKET),
    BUCKET_CORS_PUT("bucket.cors.put", Target.BUCKET),
    BUCKET_CORS_DELETE("bucket.cors.delete", Target.BUCKET),
    BUCKET_ACL_GET("bucket.acl.get", Target.BUCKET),
    BUCKET_ACL_PUT("bucket.acl.put", Target.BUCKET),
    BUCKET_PAB_GET("bucket.pab.get", Target.BUCKET),
    BUCKET_PAB_PUT("bucket.pab.put", Target.BUCKET),
    BUCKET_OWNERSHIP_GET("bucket.ownership.get", Target.BUCKET),
    BUCKET_OWNERSHIP_PUT("bucket.ownership.put", Target.BUCKET),
    BUCKET_TAGS_GET("bucket.tags.get", Target.BUCKET),
    BUCKET_TAGS_PUT("bucket.tags.put", Target.BUCKET),
    BUCKET_VERSIONING_GET("bucket.versioning.get", Target.BUCKET),
    BUCKET_VERSIONING_PUT("bucket.versioning.put", Target.BUCKET),
    BUCKET_LIFECYCLE_GET("bucket.lifecycle.get", Target.BUCKET),
    BUCKET_LIFECYCLE_PUT("bucket.lifecycle.put", Target.BUCKET),
    BUCKET_LIFECYCLE_DELETE("bucket.lifecycle.delete", Target.BUCKET),
    BUCKET_LOGGING_GET("bucket.logging.get", Target.BUCKET),
    BUCKET_LOGGING_PUT("bucket.logging.put", Target.BUCKET),
    BUCKET_METRICS_GET("bucket.metrics.get", Target.BUCKET),
    BUCKET_METRICS_PUT("bucket.metrics.put", Target.BUCKET),
    BUCKET_METRICS_DELETE("bucket.metrics.delete", Target.BUCKET),
    BUCKET_NOTIFICATION_GET("bucket.notification.get", Target.BUCKET),
    BUCKET_NOTIFICATION_PUT("bucket.notification.put", Target.BUCKET),
    BUCKET_ENCRYPTION_GET("bucket.encryption.get", Target.BUCKET),
    BUCKET_ENCRYPTION_PUT("bucket.encryption.put", Target.BUCKET),
    BUCKET_WEBSITE_GET("bucket.website.get", Target.BUCKET),
    BUCKET_WEBSITE_PUT("bucket.website.put", Target.BUCKET),
    BUCKET_WEBSITE_DELETE("bucket.website.delete", Target.BUCKET),
    BUCKET_REFERER_GET("bucket.referer.get", Target.BUCKET),
    BUCKET_REFERER_PUT("bucket.referer.put", Target.BUCKET),
    BUCKET_CNAME_GET("bucket.cname.get", Target.BUCKET),
    BUCKET_CNAME_PUT("bucket.cname.put", Target.BUCKET),
    BUCKET_CNAME_DELETE("bucket.cname.delete", Target.BUCKET),
    BUCKET_MIRROR_GET("bucket.mirror.get", Target.BUCKET),
    BUCKET_MIRROR_PUT("bucket.mirror.put", Target.BUCKET),
    BUCKET_MIRROR_DELETE("bucket.mirror.delete", Target.BUCKET),
    BUCKET_REPLICATION_GET("bucket.replication.get", Target.BUCKET),
    BUCKET_REPLICATION_PUT("bucket.replication.put", Target.BUCKET),
    BUCKET_REPLICATION_DELETE("bucket.replication.delete", Target.BUCKET),
    BUCKET_LOCK_GET("bucket.lock.get", Target.BUCKET),
    BUCKET_LOCK_PUT("bucket.lock.put", Target.BUCKET),
    BUCKET_PAYER_GET("bucket.payer.get", Target.BUCKET),
    BUCKET_PAYER_PUT("bucket.payer.put", Target.BUCKET),
    BUCKET_INVENTORY_GET("bucket.inventory.get", Target.BUCKET),
    BUCKET_INVENTORY_PUT("bucket.inventory.put", Target.BUCKET),
    BUCKET_ACCELERATE_GET("bucket.accelerate.get", Target.BUCKET),
    BUCKET_ACCELERATE_PUT("bucket.accelerate.put", Target.BUCKET),
    BUCKET_TIERING_GET("bucket.tiering.get", Target.BUCKET),
    BUCKET_TIERING_PUT("bucket.tiering.put", Target.BUCKET),
    BUCKET_ANALYTICS_GET("bucket.analytics.get", Target.BUCKET),
    BUCKET_ANALYTICS_PUT("bucket.analytics.put", Target.BUCKET);

    /** What an operation is asked of. */
    public enum Target {
        /** No bucket, or one that does not exist yet. */
        SERVICE,
        /** A bucket as a whole. */
        BUCKET,
        /** One key of a bucket. */
        OBJECT
    }

    private final String label;
    private final Target target;

    Operation(String label, Target target) {
        this.label = label;
        this.target = target;
    }

    /** The dotted name, such as {@code bucket.cors.put}. */
    public String label() {
        return label;
    }

    /** What it is asked of. */
    public Target target() {
        return target;
    }

    /** True for the operations whose key is the prefix asked for. */
    public boolean isListing() {
        return this == OBJECT_LIST || this == VERSION_LIST || this == UPLOAD_LIST;
    }

    /** The operation with this {@link #label()}; empty for any other text. */
    public static Optional<Operation> of(String label) {
        for (Operation operation : values()) {
            if (operation.label.equals(label)) {
                return Optional.of(operation);
            }
        }
        return Optional.empty();
    }
}
