package org.entrepot.access.policy.notation;

import static org.entrepot.access.Operation.*;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.access.policy.OpSet;
import org.entrepot.access.policy.Pattern;

/**
 * Which action of which dialect reaches which operation: the table of {@code policy.md} section 5, row by row. Longer than
 * other files because it is a table.
 */
final class ActionTable {
    private static final ActionTable S3 = new ActionTable();
    private static final ActionTable COS = new ActionTable();
    private static final ActionTable QINGSTOR = new ActionTable();
    private static final ActionTable MEDIASTORE = new ActionTable();

    /** No action reaches it. */
    private static final String NONE = "";

    static {
        row(SERVICE_LIST, "ListAllMyBuckets", "GetService", NONE, "ListContainers");
        row(BUCKET_CREATE, "CreateBucket", "PutBucket", NONE, "CreateContainer");
        row(BUCKET_DELETE, "DeleteBucket", "DeleteBucket", NONE, "DeleteContainer");
        row(BUCKET_HEAD, "ListBucket", "HeadBucket", "head_bucket", "DescribeContainer");
        row(BUCKET_LOCATION, "GetBucketLocation", "GetBucketLocation", "head_bucket", "DescribeContainer");
        row(BUCKET_STATS, "ListBucket", "GetBucket", "get_bucket_stats", "DescribeContainer");
        row(OBJECT_LIST, "ListBucket", "GetBucket", "list_objects", "ListItems");
        row(VERSION_LIST, "ListBucketVersions", "GetBucketObjectVersions", "list_objects", NONE);
        row(UPLOAD_LIST, "ListBucketMultipartUploads", "ListMultipartUploads", NONE, NONE);
        objects();
        writes();
        objectSettings();
        bucketRights();
        bucketSettings();
    }

    private final Map<String, OpSet> byName = new LinkedHashMap<>();
    private OpSet known = OpSet.NONE;

    private ActionTable() {}

    private static void objects() {
        row(OBJECT_READ, "GetObject", "GetObject SelectObjectContent", "get_object", "GetObject");
        row(VERSION_READ, "GetObjectVersion", "GetObject SelectObjectContent", "get_object", NONE);
        row(OBJECT_HEAD, "GetObject", "HeadObject", "head_object", "DescribeObject");
        row(VERSION_HEAD, "GetObjectVersion", "HeadObject", "head_object", NONE);
        row(OBJECT_ATTRIBUTES, "GetObjectAttributes", "HeadObject", "head_object", "DescribeObject");
        row(VERSION_ATTRIBUTES, "GetObjectVersionAttributes", "HeadObject", "head_object", NONE);
        row(OBJECT_SELECT, NONE, "GetObject SelectObjectContent", NONE, NONE);
        row(OBJECT_LINK_GET, NONE, "GetSymlink", NONE, NONE);
        row(OBJECT_LINK_PUT, NONE, "PutSymlink", NONE, NONE);
        row(OBJECT_OPTIONS, NONE, "OptionsObject", NONE, NONE);
        row(OBJECT_RESTORE, "RestoreObject", "PostObjectRestore RestoreObject", NONE, NONE);
        String deletes = "DeleteObject DeleteMultipleObject DeleteMultipleObjects";
        row(OBJECT_DELETE, "DeleteObject", deletes, "delete_object", "DeleteObject");
        row(VERSION_DELETE, "DeleteObjectVersion", deletes, "delete_object", NONE);
        row(OBJECT_BYPASS, "BypassGovernanceRetention", NONE, NONE, NONE);
    }

    private static void writes() {
        String put = "PutObject PutObjectCopy";
        row(OBJECT_WRITE, "PutObject", put, "create_object", "PutObject");
        row(OBJECT_POST, "PutObject", "PostObject", "create_object", "PutObject");
        row(OBJECT_APPEND, "PutObject", "AppendObject", "create_object", "PutObject");
        row(OBJECT_COPY_TO, "PutObject", put, "create_object", "PutObject");
        row(OBJECT_MOVE, "PutObject", put, "create_object", NONE);
        row(OBJECT_FETCH, "PutObject", put, "create_object", NONE);
        row(
                UPLOAD_START,
                "PutObject",
                "InitiateMultipartUpload",
                "initiate_multipart_upload initiate_multipart",
                "PutObject");
        row(UPLOAD_PART, "PutObject", "UploadPart", "upload_object_part upload_multipart", "PutObject");
        row(UPLOAD_PART_COPY, "PutObject", "UploadPartCopy " + put, "upload_object_part upload_multipart", "PutObject");
        row(
                UPLOAD_FINISH,
                "PutObject",
                "CompleteMultipartUpload",
                "complete_multipart_upload complete_multipart",
                "PutObject");
        row(
                UPLOAD_ABORT,
                "AbortMultipartUpload",
                "AbortMultipartUpload",
                "abort_multipart_upload abort_multipart",
                NONE);
        row(UPLOAD_PARTS, "ListMultipartUploadParts", "ListParts", "list_object_parts list_multipart", NONE);
    }

    private static void objectSettings() {
        row(OBJECT_ACL_GET, "GetObjectAcl", "GetObjectACL", NONE, NONE);
        row(OBJECT_ACL_PUT, "PutObjectAcl", "PutObjectACL", NONE, NONE);
        row(VERSION_ACL_GET, "GetObjectVersionAcl", "GetObjectACL", NONE, NONE);
        row(VERSION_ACL_PUT, "PutObjectVersionAcl", "PutObjectACL", NONE, NONE);
        row(OBJECT_TAGS_GET, "GetObjectTagging", "GetObjectTagging", NONE, NONE);
        row(OBJECT_TAGS_PUT, "PutObjectTagging", "PutObjectTagging", NONE, NONE);
        row(OBJECT_TAGS_DELETE, "DeleteObjectTagging", "DeleteObjectTagging", NONE, NONE);
        row(VERSION_TAGS_GET, "GetObjectVersionTagging", "GetObjectTagging", NONE, NONE);
        row(VERSION_TAGS_PUT, "PutObjectVersionTagging", "PutObjectTagging", NONE, NONE);
        row(VERSION_TAGS_DELETE, "DeleteObjectVersionTagging", "DeleteObjectTagging", NONE, NONE);
        row(OBJECT_RETENTION_GET, "GetObjectRetention", "GetObjectRetention", NONE, NONE);
        row(OBJECT_RETENTION_PUT, "PutObjectRetention", "PutObjectRetention", NONE, NONE);
        row(OBJECT_HOLD_GET, "GetObjectLegalHold", NONE, NONE, NONE);
        row(OBJECT_HOLD_PUT, "PutObjectLegalHold", NONE, NONE, NONE);
    }

    private static void bucketRights() {
        row(BUCKET_POLICY_GET, "GetBucketPolicy", "GetBucketPolicy", NONE, "GetContainerPolicy");
        row(BUCKET_POLICY_PUT, "PutBucketPolicy", "PutBucketPolicy", NONE, "PutContainerPolicy");
        row(BUCKET_POLICY_DELETE, "DeleteBucketPolicy", "DeleteBucketPolicy", NONE, "DeleteContainerPolicy");
        row(BUCKET_POLICY_STATUS_GET, "GetBucketPolicyStatus", "GetBucketPolicy", NONE, "GetContainerPolicy");
        row(BUCKET_CORS_GET, "GetBucketCORS", "GetBucketCORS", NONE, "GetCorsPolicy");
        row(BUCKET_CORS_PUT, "PutBucketCORS", "PutBucketCORS", NONE, "PutCorsPolicy");
        row(BUCKET_CORS_DELETE, "PutBucketCORS", "DeleteBucketCORS", NONE, "DeleteCorsPolicy");
        row(BUCKET_ACL_GET, "GetBucketAcl", "GetBucketACL", NONE, NONE);
        row(BUCKET_ACL_PUT, "PutBucketAcl", "PutBucketACL", NONE, NONE);
        row(BUCKET_PAB_GET, "GetBucketPublicAccessBlock", NONE, NONE, NONE);
        row(BUCKET_PAB_PUT, "PutBucketPublicAccessBlock", NONE, NONE, NONE);
        row(BUCKET_OWNERSHIP_GET, "GetBucketOwnershipControls", NONE, NONE, NONE);
        row(BUCKET_OWNERSHIP_PUT, "PutBucketOwnershipControls", NONE, NONE, NONE);
        row(BUCKET_TAGS_GET, "GetBucketTagging", "GetBucketTagging", NONE, "ListTagsForResource");
        row(
                BUCKET_TAGS_PUT,
                "PutBucketTagging",
                "PutBucketTagging DeleteBucketTagging",
                NONE,
                "TagResource UntagResource");
        row(BUCKET_VERSIONING_GET, "GetBucketVersioning", "GetBucketVersioning", NONE, NONE);
        row(BUCKET_VERSIONING_PUT, "PutBucketVersioning", "PutBucketVersioning", NONE, NONE);
    }

    private static void bucketSettings() {
        row(BUCKET_LIFECYCLE_GET, "GetLifecycleConfiguration", "GetBucketLifecycle", NONE, "GetLifecyclePolicy");
        row(BUCKET_LIFECYCLE_PUT, "PutLifecycleConfiguration", "PutBucketLifecycle", NONE, "PutLifecyclePolicy");
        row(
                BUCKET_LIFECYCLE_DELETE,
                "PutLifecycleConfiguration",
                "DeleteBucketLifecycle",
                NONE,
                "DeleteLifecyclePolicy");
        row(BUCKET_LOGGING_GET, "GetBucketLogging", "GetBucketLogging", NONE, "DescribeContainer");
        row(BUCKET_LOGGING_PUT, "PutBucketLogging", "PutBucketLogging", NONE, "StartAccessLogging StopAccessLogging");
        row(BUCKET_METRICS_GET, "GetMetricsConfiguration", NONE, NONE, "GetMetricPolicy");
        row(BUCKET_METRICS_PUT, "PutMetricsConfiguration", NONE, NONE, "PutMetricPolicy");
        row(BUCKET_METRICS_DELETE, "PutMetricsConfiguration", NONE, NONE, "DeleteMetricPolicy");
        row(BUCKET_NOTIFICATION_GET, "GetBucketNotification", "GetBucketNotification", NONE, NONE);
        row(BUCKET_NOTIFICATION_PUT, "PutBucketNotification", "PutBucketNotification", NONE, NONE);
        row(BUCKET_ENCRYPTION_GET, "GetEncryptionConfiguration", "GetBucketEncryption", NONE, NONE);
        row(
                BUCKET_ENCRYPTION_PUT,
                "PutEncryptionConfiguration",
                "PutBucketEncryption DeleteBucketEncryption",
                NONE,
                NONE);
        row(BUCKET_WEBSITE_GET, "GetBucketWebsite", "GetBucketWebsite", NONE, NONE);
        row(BUCKET_WEBSITE_PUT, "PutBucketWebsite", "PutBucketWebsite", NONE, NONE);
        row(BUCKET_WEBSITE_DELETE, "DeleteBucketWebsite", "DeleteBucketWebsite", NONE, NONE);
        row(BUCKET_REFERER_GET, NONE, "GetBucketReferer", NONE, NONE);
        row(BUCKET_REFERER_PUT, NONE, "PutBucketReferer DeleteBucketReferer", NONE, NONE);
        row(BUCKET_CNAME_GET, NONE, "GetBucketDomain GetBucketDomainCertificate", NONE, NONE);
        row(BUCKET_CNAME_PUT, NONE, "PutBucketDomain PutBucketDomainCertificate", NONE, NONE);
        row(BUCKET_CNAME_DELETE, NONE, "DeleteBucketDomain DeleteBucketDomainCertificate", NONE, NONE);
        row(BUCKET_MIRROR_GET, NONE, "GetBucketOrigin", NONE, NONE);
        row(BUCKET_MIRROR_PUT, NONE, "PutBucketOrigin", NONE, NONE);
        row(BUCKET_MIRROR_DELETE, NONE, "DeleteBucketOrigin", NONE, NONE);
        row(BUCKET_REPLICATION_GET, "GetReplicationConfiguration", "GetBucketReplication", NONE, NONE);
        row(BUCKET_REPLICATION_PUT, "PutReplicationConfiguration", "PutBucketReplication", NONE, NONE);
        row(BUCKET_REPLICATION_DELETE, "PutReplicationConfiguration", "DeleteBucketReplication", NONE, NONE);
        row(BUCKET_LOCK_GET, "GetBucketObjectLockConfiguration", "GetBucketObjectLockConfiguration", NONE, NONE);
        row(BUCKET_LOCK_PUT, "PutBucketObjectLockConfiguration", "PutBucketObjectLockConfiguration", NONE, NONE);
        row(BUCKET_PAYER_GET, "GetBucketRequestPayment", NONE, NONE, NONE);
        row(BUCKET_PAYER_PUT, "PutBucketRequestPayment", NONE, NONE, NONE);
        row(BUCKET_INVENTORY_GET, "GetInventoryConfiguration", "GetBucketInventory ListBucketInventory", NONE, NONE);
        row(
                BUCKET_INVENTORY_PUT,
                "PutInventoryConfiguration",
                "PutBucketInventory PostBucketInventory DeleteBucketInventory",
                NONE,
                NONE);
        row(BUCKET_ACCELERATE_GET, "GetAccelerateConfiguration", "GetBucketAccelerate", NONE, NONE);
        row(BUCKET_ACCELERATE_PUT, "PutAccelerateConfiguration", "PutBucketAccelerate", NONE, NONE);
        row(BUCKET_TIERING_GET, "GetIntelligentTieringConfiguration", "GetBucketIntelligentTiering", NONE, NONE);
        row(BUCKET_TIERING_PUT, "PutIntelligentTieringConfiguration", "PutBucketIntelligentTiering", NONE, NONE);
        row(BUCKET_ANALYTICS_GET, "GetAnalyticsConfiguration", NONE, NONE, NONE);
        row(BUCKET_ANALYTICS_PUT, "PutAnalyticsConfiguration", NONE, NONE, NONE);
    }

    static ActionTable of(Dialect dialect) {
        return switch (dialect) {
            case S3 -> S3;
            case COS -> COS;
            case QINGSTOR -> QINGSTOR;
            case MEDIASTORE -> MEDIASTORE;
        };
    }

    /** Every action name, without the dialect's prefix, with the operations that it reaches. */
    Map<String, OpSet> byName() {
        return byName;
    }

    /** Every operation that some action reaches. */
    OpSet known() {
        return known;
    }

    /**
     * What an action reaches whose pattern this is, without the dialect's prefix.
     *
     * @param ignoresCase whether names are compared without letter case; the pattern is then in lower case
     */
    OpSet reachedBy(Pattern name, boolean ignoresCase) {
        OpSet ops = OpSet.NONE;
        for (Map.Entry<String, OpSet> action : byName.entrySet()) {
            String known = ignoresCase ? action.getKey().toLowerCase(Locale.ROOT) : action.getKey();
            if (name.matches(known)) {
                ops = ops.or(action.getValue());
            }
        }
        return ops;
    }

    private static void row(Operation operation, String s3, String cos, String qingstor, String mediastore) {
        S3.add(operation, s3);
        COS.add(operation, cos);
        QINGSTOR.add(operation, qingstor);
        MEDIASTORE.add(operation, mediastore);
    }

    private void add(Operation operation, String names) {
        for (String name : names.isEmpty() ? List.<String>of() : List.of(names.split(" "))) {
            byName.merge(name, OpSet.of(operation), OpSet::or);
            known = known.or(OpSet.of(operation));
        }
    }
}
