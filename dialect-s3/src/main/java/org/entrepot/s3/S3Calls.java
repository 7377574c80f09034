package org.entrepot.s3;

import static org.entrepot.access.Operation.Target.BUCKET;
import static org.entrepot.access.Operation.Target.OBJECT;
import static org.entrepot.access.Operation.Target.SERVICE;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.entrepot.access.Operation;
import org.entrepot.gateway.CallHandler;
import org.entrepot.gateway.CallRow;
import org.entrepot.gateway.CallTable;
import org.entrepot.gateway.Mark;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.Refusal.NotConfigured.Setting;

/**
 * All calls of S3 with the operations that guard them ({@code s3.md} section 2, {@code policy.md} section 5). A table: its
 * length is the vendor's. Rows are tried in order, so the more specific marks come first.
 */
final class S3Calls {
    private static final Mark PLAIN = new Mark.Plain();
    private static final String VERSION = "versionId";
    private static final String UPLOAD_ID = "uploadId";

    private final List<CallRow> rows = new ArrayList<>();

    private S3Calls() {}

    /** The table. */
    static CallTable table() {
        S3Calls calls = new S3Calls();
        calls.service();
        calls.bucketDocuments();
        calls.bucketSettings();
        calls.bucketSettingsById();
        calls.refusedOnBuckets();
        calls.bucketItself();
        calls.objectSettings();
        calls.multipart();
        calls.objectItself();
        return new CallTable(calls.rows);
    }

    private void service() {
        built("ListBuckets", "GET", SERVICE, PLAIN, Operation.SERVICE_LIST, ServiceCalls::listBuckets);
    }

    private void bucketDocuments() {
        bucket("GetBucketPolicy", "GET", "policy", Operation.BUCKET_POLICY_GET, PolicyCalls::get);
        bucket("PutBucketPolicy", "PUT", "policy", Operation.BUCKET_POLICY_PUT, PolicyCalls::put);
        bucket("DeleteBucketPolicy", "DELETE", "policy", Operation.BUCKET_POLICY_DELETE, PolicyCalls::delete);
        bucket("GetBucketPolicyStatus", "GET", "policyStatus", Operation.BUCKET_POLICY_STATUS_GET, PolicyCalls::status);
        bucket("GetBucketCors", "GET", "cors", Operation.BUCKET_CORS_GET, CorsCalls::get);
        bucket("PutBucketCors", "PUT", "cors", Operation.BUCKET_CORS_PUT, CorsCalls::put);
        bucket("DeleteBucketCors", "DELETE", "cors", Operation.BUCKET_CORS_DELETE, CorsCalls::delete);
        bucket("GetBucketAcl", "GET", "acl", Operation.BUCKET_ACL_GET, AclCalls::ofBucket);
        bucket("PutBucketAcl", "PUT", "acl", Operation.BUCKET_ACL_PUT, AclCalls::putOfBucket);
        bucket("GetBucketTagging", "GET", "tagging", Operation.BUCKET_TAGS_GET, TagCalls::ofBucket);
        bucket("PutBucketTagging", "PUT", "tagging", Operation.BUCKET_TAGS_PUT, TagCalls::put);
        bucket("DeleteBucketTagging", "DELETE", "tagging", Operation.BUCKET_TAGS_PUT, TagCalls::delete);
    }

    private void bucketSettings() {
        bucket("GetBucketLocation", "GET", "location", Operation.BUCKET_LOCATION, BucketCalls::location);
        bucket(
                "GetBucketVersioning",
                "GET",
                "versioning",
                Operation.BUCKET_VERSIONING_GET,
                SettingCalls.empty("VersioningConfiguration"));
        planned("PutBucketVersioning", "PUT", "versioning", Operation.BUCKET_VERSIONING_PUT);
        unset("BucketLifecycleConfiguration", "lifecycle", Operation.BUCKET_LIFECYCLE_GET, Setting.LIFECYCLE);
        planned("PutBucketLifecycleConfiguration", "PUT", "lifecycle", Operation.BUCKET_LIFECYCLE_PUT);
        removed("DeleteBucketLifecycle", "lifecycle", Operation.BUCKET_LIFECYCLE_DELETE);
        unset("BucketEncryption", "encryption", Operation.BUCKET_ENCRYPTION_GET, Setting.ENCRYPTION);
        planned("PutBucketEncryption", "PUT", "encryption", Operation.BUCKET_ENCRYPTION_PUT);
        removed("DeleteBucketEncryption", "encryption", Operation.BUCKET_ENCRYPTION_PUT);
        bucket(
                "GetBucketOwnershipControls",
                "GET",
                "ownershipControls",
                Operation.BUCKET_OWNERSHIP_GET,
                SettingCalls::ownership);
        planned("PutBucketOwnershipControls", "PUT", "ownershipControls", Operation.BUCKET_OWNERSHIP_PUT);
        bucket(
                "DeleteBucketOwnershipControls",
                "DELETE",
                "ownershipControls",
                Operation.BUCKET_OWNERSHIP_PUT,
                SettingCalls::deleteOwnership);
        unset("PublicAccessBlock", "publicAccessBlock", Operation.BUCKET_PAB_GET, Setting.PUBLIC_ACCESS_BLOCK);
        planned("PutPublicAccessBlock", "PUT", "publicAccessBlock", Operation.BUCKET_PAB_PUT);
        removed("DeletePublicAccessBlock", "publicAccessBlock", Operation.BUCKET_PAB_PUT);
        unset("BucketWebsite", "website", Operation.BUCKET_WEBSITE_GET, Setting.WEBSITE);
        planned("PutBucketWebsite", "PUT", "website", Operation.BUCKET_WEBSITE_PUT);
        removed("DeleteBucketWebsite", "website", Operation.BUCKET_WEBSITE_DELETE);
        bucket(
                "GetBucketLogging",
                "GET",
                "logging",
                Operation.BUCKET_LOGGING_GET,
                SettingCalls.empty("BucketLoggingStatus"));
        bucket("PutBucketLogging", "PUT", "logging", Operation.BUCKET_LOGGING_PUT, SettingCalls::putLogging);
        bucket(
                "GetBucketNotificationConfiguration",
                "GET",
                "notification",
                Operation.BUCKET_NOTIFICATION_GET,
                SettingCalls.empty("NotificationConfiguration"));
        bucket(
                "PutBucketNotificationConfiguration",
                "PUT",
                "notification",
                Operation.BUCKET_NOTIFICATION_PUT,
                SettingCalls::putNotification);
        unset("ObjectLockConfiguration", "object-lock", Operation.BUCKET_LOCK_GET, Setting.OBJECT_LOCK);
        planned("PutObjectLockConfiguration", "PUT", "object-lock", Operation.BUCKET_LOCK_PUT);
        bucket("GetBucketRequestPayment", "GET", "requestPayment", Operation.BUCKET_PAYER_GET, SettingCalls::payer);
        bucket("PutBucketRequestPayment", "PUT", "requestPayment", Operation.BUCKET_PAYER_PUT, SettingCalls::putPayer);
        bucket(
                "GetBucketAccelerateConfiguration",
                "GET",
                "accelerate",
                Operation.BUCKET_ACCELERATE_GET,
                SettingCalls.empty("AccelerateConfiguration"));
        bucket(
                "PutBucketAccelerateConfiguration",
                "PUT",
                "accelerate",
                Operation.BUCKET_ACCELERATE_PUT,
                SettingCalls::putAccelerate);
        unset("BucketReplication", "replication", Operation.BUCKET_REPLICATION_GET, Setting.REPLICATION);
        refused("PutBucketReplication", "PUT", "replication", Operation.BUCKET_REPLICATION_PUT);
        removed("DeleteBucketReplication", "replication", Operation.BUCKET_REPLICATION_DELETE);
    }

    private void bucketSettingsById() {
        byId(
                "Inventory",
                "inventory",
                "ListInventoryConfigurationsResult",
                Operation.BUCKET_INVENTORY_GET,
                Operation.BUCKET_INVENTORY_PUT,
                Setting.INVENTORY);
        byId(
                "Metrics",
                "metrics",
                "ListMetricsConfigurationsResult",
                Operation.BUCKET_METRICS_GET,
                Operation.BUCKET_METRICS_PUT,
                Setting.METRICS);
        byId(
                "Analytics",
                "analytics",
                "ListBucketAnalyticsConfigurationsResult",
                Operation.BUCKET_ANALYTICS_GET,
                Operation.BUCKET_ANALYTICS_PUT,
                Setting.ANALYTICS);
        byId(
                "IntelligentTiering",
                "intelligent-tiering",
                "ListBucketIntelligentTieringConfigurationsOutput",
                Operation.BUCKET_TIERING_GET,
                Operation.BUCKET_TIERING_PUT,
                Setting.TIERING);
    }

    private void refusedOnBuckets() {
        refused("GetBucketAbac", "GET", "abac", Operation.BUCKET_TAGS_GET);
        refused("PutBucketAbac", "PUT", "abac", Operation.BUCKET_TAGS_PUT);
        for (String name : List.of("metadataConfiguration", "metadataTable")) {
            String call = "Bucket" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
            refused("Get" + call, "GET", name, Operation.BUCKET_INVENTORY_GET);
            refused("Create" + call, "POST", name, Operation.BUCKET_INVENTORY_PUT);
            refused("Delete" + call, "DELETE", name, Operation.BUCKET_INVENTORY_PUT);
        }
        refused(
                "UpdateBucketMetadataInventoryTableConfiguration",
                "PUT",
                "metadataInventoryTable",
                Operation.BUCKET_INVENTORY_PUT);
        refused(
                "UpdateBucketMetadataJournalTableConfiguration",
                "PUT",
                "metadataJournalTable",
                Operation.BUCKET_INVENTORY_PUT);
        refused("CreateSession", "GET", "session", Operation.BUCKET_HEAD);
    }

    private void bucketItself() {
        bucket("ListObjectVersions", "GET", "versions", Operation.VERSION_LIST, ListingCalls::versions);
        bucket("ListMultipartUploads", "GET", "uploads", Operation.UPLOAD_LIST, UploadListings::ofBucket);
        built(
                "ListObjectsV2",
                "GET",
                BUCKET,
                new Mark.QueryIs("list-type", "2"),
                Operation.OBJECT_LIST,
                ListingCalls::v2);
        built("ListObjects", "GET", BUCKET, PLAIN, Operation.OBJECT_LIST, ListingCalls::v1);
        built("HeadBucket", "HEAD", BUCKET, PLAIN, Operation.BUCKET_HEAD, BucketCalls::head);
        built("CreateBucket", "PUT", BUCKET, PLAIN, Operation.BUCKET_CREATE, BucketCalls::create);
        built("DeleteBucket", "DELETE", BUCKET, PLAIN, Operation.BUCKET_DELETE, BucketCalls::delete);
        rows.add(CallRow.asking(
                "DeleteObjects",
                "POST",
                BUCKET,
                new Mark.HasQuery("delete"),
                Operation.OBJECT_DELETE,
                owned(DeleteObjectsCall::handle)));
        rows.add(CallRow.plannedAsking("PostObject", "POST", BUCKET, PLAIN, Operation.OBJECT_POST));
    }

    private void objectSettings() {
        version("GetObjectAcl", "GET", "acl", Operation.VERSION_ACL_GET, AclCalls::ofVersion);
        object("GetObjectAcl", "GET", "acl", Operation.OBJECT_ACL_GET, AclCalls::ofObject);
        version("PutObjectAcl", "PUT", "acl", Operation.VERSION_ACL_PUT, AclCalls::putOfVersion);
        object("PutObjectAcl", "PUT", "acl", Operation.OBJECT_ACL_PUT, AclCalls::putOfObject);
        version("GetObjectTagging", "GET", "tagging", Operation.VERSION_TAGS_GET, TagCalls::ofVersion);
        object("GetObjectTagging", "GET", "tagging", Operation.OBJECT_TAGS_GET, TagCalls::ofObject);
        rows.add(CallRow.planned(
                "PutObjectTagging",
                "PUT",
                OBJECT,
                new Mark.HasQueries("tagging", VERSION),
                Operation.VERSION_TAGS_PUT));
        rows.add(CallRow.planned(
                "PutObjectTagging", "PUT", OBJECT, new Mark.HasQuery("tagging"), Operation.OBJECT_TAGS_PUT));
        version("DeleteObjectTagging", "DELETE", "tagging", Operation.VERSION_TAGS_DELETE, TagCalls::deleteOfVersion);
        object("DeleteObjectTagging", "DELETE", "tagging", Operation.OBJECT_TAGS_DELETE, TagCalls::deleteOfObject);
        object("GetObjectRetention", "GET", "retention", Operation.OBJECT_RETENTION_GET, SettingCalls.noObjectLock());
        object("PutObjectRetention", "PUT", "retention", Operation.OBJECT_RETENTION_PUT, SettingCalls.noObjectLock());
        object("GetObjectLegalHold", "GET", "legal-hold", Operation.OBJECT_HOLD_GET, SettingCalls.noObjectLock());
        object("PutObjectLegalHold", "PUT", "legal-hold", Operation.OBJECT_HOLD_PUT, SettingCalls.noObjectLock());
        version("GetObjectAttributes", "GET", "attributes", Operation.VERSION_ATTRIBUTES, AttributesCall::ofVersion);
        object("GetObjectAttributes", "GET", "attributes", Operation.OBJECT_ATTRIBUTES, AttributesCall::ofObject);
        rows.add(CallRow.refused(
                "RestoreObject",
                "POST",
                OBJECT,
                new Mark.HasQuery("restore"),
                Operation.OBJECT_RESTORE,
                SettingCalls.notArchived()));
        refusedOnObject("SelectObjectContent", "POST", "select", Operation.OBJECT_READ);
        refusedOnObject("GetObjectTorrent", "GET", "torrent", Operation.OBJECT_READ);
        refusedOnObject("RenameObject", "PUT", "renameObject", Operation.OBJECT_WRITE);
        refusedOnObject("UpdateObjectEncryption", "PUT", "encryption", Operation.OBJECT_WRITE);
    }

    private void multipart() {
        object("CreateMultipartUpload", "POST", "uploads", Operation.UPLOAD_START, UploadCalls::create);
        built(
                "UploadPartCopy",
                "PUT",
                OBJECT,
                new Mark.HasQueryAndHeader(UPLOAD_ID, SourceName.HEADER),
                Operation.UPLOAD_PART_COPY,
                PartCalls::copy);
        built(
                "UploadPart",
                "PUT",
                OBJECT,
                new Mark.HasQueries(PartNumbers.PARAMETER, UPLOAD_ID),
                Operation.UPLOAD_PART,
                PartCalls::upload);
        object("ListParts", "GET", UPLOAD_ID, Operation.UPLOAD_PARTS, UploadListings::ofUpload);
        object("CompleteMultipartUpload", "POST", UPLOAD_ID, Operation.UPLOAD_FINISH, CompleteCall::complete);
        object("AbortMultipartUpload", "DELETE", UPLOAD_ID, Operation.UPLOAD_ABORT, UploadCalls::abort);
    }

    private void objectItself() {
        Mark ofVersion = new Mark.HasQuery(VERSION);
        built(
                "CopyObject",
                "PUT",
                OBJECT,
                new Mark.HasHeader(SourceName.HEADER),
                Operation.OBJECT_COPY_TO,
                CopyCall::copy);
        built("PutObject", "PUT", OBJECT, PLAIN, Operation.OBJECT_WRITE, ObjectCalls::put);
        built("GetObject", "GET", OBJECT, ofVersion, Operation.VERSION_READ, ObjectCalls::readVersion);
        built("GetObject", "GET", OBJECT, PLAIN, Operation.OBJECT_READ, ObjectCalls::read);
        built("HeadObject", "HEAD", OBJECT, ofVersion, Operation.VERSION_HEAD, ObjectCalls::readVersion);
        built("HeadObject", "HEAD", OBJECT, PLAIN, Operation.OBJECT_HEAD, ObjectCalls::read);
        built("DeleteObject", "DELETE", OBJECT, ofVersion, Operation.VERSION_DELETE, ObjectCalls::deleteVersion);
        built("DeleteObject", "DELETE", OBJECT, PLAIN, Operation.OBJECT_DELETE, ObjectCalls::delete);
    }

    // ---- rows by their kind

    private void built(
            String name, String method, Operation.Target target, Mark mark, Operation operation, CallHandler handler) {
        rows.add(CallRow.built(name, method, target, mark, operation, owned(handler)));
    }

    /** Every call that works checks the owner that its sender expects. */
    private static CallHandler owned(CallHandler handler) {
        return work -> {
            BucketCalls.checkExpectedOwner(work);
            return handler.handle(work);
        };
    }

    private void bucket(String name, String method, String query, Operation operation, CallHandler handler) {
        built(name, method, BUCKET, new Mark.HasQuery(query), operation, handler);
    }

    private void object(String name, String method, String query, Operation operation, CallHandler handler) {
        built(name, method, OBJECT, new Mark.HasQuery(query), operation, handler);
    }

    private void version(String name, String method, String query, Operation operation, CallHandler handler) {
        built(name, method, OBJECT, new Mark.HasQueries(query, VERSION), operation, handler);
    }

    private void planned(String name, String method, String query, Operation operation) {
        rows.add(CallRow.planned(name, method, BUCKET, new Mark.HasQuery(query), operation));
    }

    /** A read that finds nothing, named {@code Get...}. */
    private void unset(String name, String query, Operation operation, Setting setting) {
        bucket("Get" + name, "GET", query, operation, SettingCalls.unset(setting));
    }

    private void removed(String name, String query, Operation operation) {
        bucket(name, "DELETE", query, operation, SettingCalls::removed);
    }

    private void refused(String name, String method, String query, Operation operation) {
        rows.add(CallRow.refused(
                name, method, BUCKET, new Mark.HasQuery(query), operation, new Refusal.NotImplemented(name)));
    }

    private void refusedOnObject(String name, String method, String query, Operation operation) {
        rows.add(CallRow.refused(
                name, method, OBJECT, new Mark.HasQuery(query), operation, new Refusal.NotImplemented(name)));
    }

    /** The configurations that a bucket has many of, told apart by {@code id}. */
    private void byId(
            String kind, String query, String listRoot, Operation reading, Operation writing, Setting setting) {
        String name = "Bucket" + kind + "Configuration";
        Mark withId = new Mark.HasQueries(query, "id");
        built("Get" + name, "GET", BUCKET, withId, reading, SettingCalls.unset(setting));
        bucket("List" + name + "s", "GET", query, reading, SettingCalls.emptyList(listRoot));
        refused("Put" + name, "PUT", query, writing);
        built("Delete" + name, "DELETE", BUCKET, withId, writing, SettingCalls.unset(setting));
    }
}
