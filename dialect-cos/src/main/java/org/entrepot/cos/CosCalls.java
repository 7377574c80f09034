package org.entrepot.cos;

import static org.entrepot.access.Operation.Target.BUCKET;
import static org.entrepot.access.Operation.Target.OBJECT;
import static org.entrepot.access.Operation.Target.SERVICE;

import java.util.ArrayList;
import java.util.List;
import org.entrepot.access.Operation;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.CallHandler;
import org.entrepot.gateway.CallRow;
import org.entrepot.gateway.CallTable;
import org.entrepot.gateway.Mark;
import org.entrepot.gateway.Refusal.NotConfigured.Setting;

/**
 * All calls of COS: the table of {@code cos.md} section 0, with the operations of {@code policy.md} section 5. Rows are tried in
 * order, so those with more marks come first.
 */
final class CosCalls {
    private static final Mark PLAIN = new Mark.Plain();

    private final List<CallRow> rows = new ArrayList<>();

    private CosCalls() {}

    /** The table. */
    static CallTable table() {
        CosCalls calls = new CosCalls();
        calls.addServiceAndBucket();
        calls.addDocuments();
        calls.addSettings();
        calls.addObjectSettings();
        calls.addMultipart();
        calls.addObjects();
        calls.addPlainBucket();
        calls.addPreflights();
        return new CallTable(calls.rows);
    }

    private void addServiceAndBucket() {
        rows.add(CallRow.built("GetService", "GET", SERVICE, PLAIN, Operation.SERVICE_LIST, ServiceCalls::list));
        bucket("GetBucketObjectVersions", "GET", "versions", Operation.VERSION_LIST, ListingCalls::versions);
        bucket("ListMultipartUploads", "GET", "uploads", Operation.UPLOAD_LIST, UploadListings::uploads);
        bucket("GetBucketLocation", "GET", "location", Operation.BUCKET_LOCATION, BucketCalls::location);
        rows.add(CallRow.asking(
                "DeleteMultipleObjects",
                "POST",
                BUCKET,
                new Mark.HasQuery("delete"),
                Operation.OBJECT_DELETE,
                DeleteCalls::deleteAll));
    }

    private void addDocuments() {
        bucket("GetBucketACL", "GET", "acl", Operation.BUCKET_ACL_GET, AclCalls::getBucket);
        bucket("PutBucketACL", "PUT", "acl", Operation.BUCKET_ACL_PUT, AclCalls::putBucket);
        bucket("GetBucketCORS", "GET", "cors", Operation.BUCKET_CORS_GET, CorsCalls::get);
        bucket("PutBucketCORS", "PUT", "cors", Operation.BUCKET_CORS_PUT, CorsCalls::put);
        bucket("DeleteBucketCORS", "DELETE", "cors", Operation.BUCKET_CORS_DELETE, CorsCalls::delete);
        bucket("GetBucketPolicy", "GET", "policy", Operation.BUCKET_POLICY_GET, PolicyCalls::get);
        bucket("PutBucketPolicy", "PUT", "policy", Operation.BUCKET_POLICY_PUT, PolicyCalls::put);
        bucket("DeleteBucketPolicy", "DELETE", "policy", Operation.BUCKET_POLICY_DELETE, PolicyCalls::delete);
    }

    private void addSettings() {
        bucket("GetBucketTagging", "GET", "tagging", Operation.BUCKET_TAGS_GET, SettingCalls::bucketTags);
        planned("PutBucketTagging", "PUT", "tagging", Operation.BUCKET_TAGS_PUT);
        planned("DeleteBucketTagging", "DELETE", "tagging", Operation.BUCKET_TAGS_PUT);
        notSet("GetBucketLifecycle", "lifecycle", Operation.BUCKET_LIFECYCLE_GET, Setting.LIFECYCLE);
        planned("PutBucketLifecycle", "PUT", "lifecycle", Operation.BUCKET_LIFECYCLE_PUT);
        planned("DeleteBucketLifecycle", "DELETE", "lifecycle", Operation.BUCKET_LIFECYCLE_DELETE);
        empty("GetBucketVersioning", "versioning", Operation.BUCKET_VERSIONING_GET, "VersioningConfiguration");
        planned("PutBucketVersioning", "PUT", "versioning", Operation.BUCKET_VERSIONING_PUT);
        notSet("GetBucketWebsite", "website", Operation.BUCKET_WEBSITE_GET, Setting.WEBSITE);
        planned("PutBucketWebsite", "PUT", "website", Operation.BUCKET_WEBSITE_PUT);
        planned("DeleteBucketWebsite", "DELETE", "website", Operation.BUCKET_WEBSITE_DELETE);
        notSet("GetBucketReferer", "referer", Operation.BUCKET_REFERER_GET, Setting.REFERER);
        planned("PutBucketReferer", "PUT", "referer", Operation.BUCKET_REFERER_PUT);
        planned("DeleteBucketReferer", "DELETE", "referer", Operation.BUCKET_REFERER_PUT);
        empty("GetBucketLogging", "logging", Operation.BUCKET_LOGGING_GET, "BucketLoggingStatus");
        planned("PutBucketLogging", "PUT", "logging", Operation.BUCKET_LOGGING_PUT);
        notSet("GetBucketEncryption", "encryption", Operation.BUCKET_ENCRYPTION_GET, Setting.ENCRYPTION);
        planned("PutBucketEncryption", "PUT", "encryption", Operation.BUCKET_ENCRYPTION_PUT);
        planned("DeleteBucketEncryption", "DELETE", "encryption", Operation.BUCKET_ENCRYPTION_PUT);
        bucket("GetBucketInventory", "GET", "inventory", Operation.BUCKET_INVENTORY_GET, SettingCalls::inventory);
        planned("PutBucketInventory", "PUT", "inventory", Operation.BUCKET_INVENTORY_PUT);
        planned("PostBucketInventory", "POST", "inventory", Operation.BUCKET_INVENTORY_PUT);
        planned("DeleteBucketInventory", "DELETE", "inventory", Operation.BUCKET_INVENTORY_PUT);
        notSet("GetBucketReplication", "replication", Operation.BUCKET_REPLICATION_GET, Setting.REPLICATION);
        planned("PutBucketReplication", "PUT", "replication", Operation.BUCKET_REPLICATION_PUT);
        planned("DeleteBucketReplication", "DELETE", "replication", Operation.BUCKET_REPLICATION_DELETE);
        empty("GetBucketAccelerate", "accelerate", Operation.BUCKET_ACCELERATE_GET, "AccelerateConfiguration");
        planned("PutBucketAccelerate", "PUT", "accelerate", Operation.BUCKET_ACCELERATE_PUT);
        notSet("GetBucketOrigin", "origin", Operation.BUCKET_MIRROR_GET, Setting.ORIGIN);
        planned("PutBucketOrigin", "PUT", "origin", Operation.BUCKET_MIRROR_PUT);
        planned("DeleteBucketOrigin", "DELETE", "origin", Operation.BUCKET_MIRROR_DELETE);
        bucket("GetBucketDomain", "GET", "domain", Operation.BUCKET_CNAME_GET, SettingCalls.domain());
        planned("PutBucketDomain", "PUT", "domain", Operation.BUCKET_CNAME_PUT);
        planned("DeleteBucketDomain", "DELETE", "domain", Operation.BUCKET_CNAME_DELETE);
        notSet("GetBucketDomainCertificate", "domaincertificate", Operation.BUCKET_CNAME_GET, Setting.DOMAIN);
        planned("PutBucketDomainCertificate", "PUT", "domaincertificate", Operation.BUCKET_CNAME_PUT);
        planned("DeleteBucketDomainCertificate", "DELETE", "domaincertificate", Operation.BUCKET_CNAME_DELETE);
        String tieringCall = "GetBucketIntelligentTiering";
        empty(tieringCall, "intelligenttiering", Operation.BUCKET_TIERING_GET, "IntelligentTieringConfiguration");
        bucket(tieringCall, "GET", "intelligent-tiering", Operation.BUCKET_TIERING_GET, SettingCalls::tiering);
        for (String tiering : List.of("intelligenttiering", "intelligent-tiering")) {
            planned("PutBucketIntelligentTiering", "PUT", tiering, Operation.BUCKET_TIERING_PUT);
        }
        notSet("GetBucketObjectLockConfiguration", "object-lock", Operation.BUCKET_LOCK_GET, Setting.OBJECT_LOCK);
        planned("PutBucketObjectLockConfiguration", "PUT", "object-lock", Operation.BUCKET_LOCK_PUT);
    }

    private void addObjectSettings() {
        Mark aclOfVersion = new Mark.HasQueries("acl", CosRouting.VERSION_ID);
        rows.add(CallRow.built(
                "GetObjectACL", "GET", OBJECT, aclOfVersion, Operation.VERSION_ACL_GET, AclCalls::getObject));
        rows.add(CallRow.built(
                "PutObjectACL", "PUT", OBJECT, aclOfVersion, Operation.VERSION_ACL_PUT, AclCalls::putObject));
        object("GetObjectACL", "GET", "acl", Operation.OBJECT_ACL_GET, AclCalls::getObject);
        object("PutObjectACL", "PUT", "acl", Operation.OBJECT_ACL_PUT, AclCalls::putObject);
        Mark tagsOfVersion = new Mark.HasQueries("tagging", CosRouting.VERSION_ID);
        rows.add(CallRow.built(
                "GetObjectTagging",
                "GET",
                OBJECT,
                tagsOfVersion,
                Operation.VERSION_TAGS_GET,
                SettingCalls::objectTags));
        object("GetObjectTagging", "GET", "tagging", Operation.OBJECT_TAGS_GET, SettingCalls::objectTags);
        plannedObject("PutObjectTagging", "PUT", "tagging", Operation.OBJECT_TAGS_PUT);
        plannedObject("DeleteObjectTagging", "DELETE", "tagging", Operation.OBJECT_TAGS_DELETE);
        object(
                "GetObjectRetention",
                "GET",
                "retention",
                Operation.OBJECT_RETENTION_GET,
                SettingCalls.notSet(Setting.OBJECT_LOCK));
        plannedObject("PutObjectRetention", "PUT", "retention", Operation.OBJECT_RETENTION_PUT);
        plannedObject("GetSymlink", "GET", "symlink", Operation.OBJECT_LINK_GET);
        plannedObject("PutSymlink", "PUT", "symlink", Operation.OBJECT_LINK_PUT);
        plannedObject("RenameObject", "PUT", "rename", Operation.OBJECT_MOVE);
        plannedObject("PostObjectRestore", "POST", "restore", Operation.OBJECT_RESTORE);
        plannedObject("SelectObjectContent", "POST", "select", Operation.OBJECT_SELECT);
        plannedObject("AppendObject", "POST", "append", Operation.OBJECT_APPEND);
    }

    private void addMultipart() {
        object("InitiateMultipartUpload", "POST", "uploads", Operation.UPLOAD_START, UploadCalls::begin);
        rows.add(CallRow.built(
                "UploadPartCopy",
                "PUT",
                OBJECT,
                new Mark.HasQueryAndHeader(UploadCalls.UPLOAD_ID, CopySourceHeader.NAME),
                Operation.UPLOAD_PART_COPY,
                UploadCalls::copyPart));
        object("UploadPart", "PUT", UploadCalls.UPLOAD_ID, Operation.UPLOAD_PART, UploadCalls::putPart);
        object("UploadPart", "PUT", UploadCalls.PART_NUMBER, Operation.UPLOAD_PART, UploadCalls::putPart);
        object("ListParts", "GET", UploadCalls.UPLOAD_ID, Operation.UPLOAD_PARTS, UploadListings::parts);
        object(
                "CompleteMultipartUpload",
                "POST",
                UploadCalls.UPLOAD_ID,
                Operation.UPLOAD_FINISH,
                UploadCalls::complete);
        object("AbortMultipartUpload", "DELETE", UploadCalls.UPLOAD_ID, Operation.UPLOAD_ABORT, UploadCalls::abort);
    }

    private void addObjects() {
        rows.add(CallRow.built(
                "PutObjectCopy",
                "PUT",
                OBJECT,
                new Mark.HasHeader(CopySourceHeader.NAME),
                Operation.OBJECT_COPY_TO,
                CopyCalls::copy));
        rows.add(CallRow.built("PutObject", "PUT", OBJECT, PLAIN, Operation.OBJECT_WRITE, ObjectCalls::put));
        object("GetObject", "GET", CosRouting.VERSION_ID, Operation.VERSION_READ, ObjectCalls::read);
        object("HeadObject", "HEAD", CosRouting.VERSION_ID, Operation.VERSION_HEAD, ObjectCalls::read);
        object("DeleteObject", "DELETE", CosRouting.VERSION_ID, Operation.VERSION_DELETE, ObjectCalls::delete);
        rows.add(CallRow.built("GetObject", "GET", OBJECT, PLAIN, Operation.OBJECT_READ, ObjectCalls::read));
        rows.add(CallRow.built("HeadObject", "HEAD", OBJECT, PLAIN, Operation.OBJECT_HEAD, ObjectCalls::read));
        rows.add(CallRow.built("DeleteObject", "DELETE", OBJECT, PLAIN, Operation.OBJECT_DELETE, ObjectCalls::delete));
    }

    private void addPlainBucket() {
        rows.add(CallRow.plannedAsking("PostObject", "POST", BUCKET, PLAIN, Operation.OBJECT_POST));
        rows.add(CallRow.built("PutBucket", "PUT", BUCKET, PLAIN, Operation.BUCKET_CREATE, BucketCalls::create));
        rows.add(CallRow.built("HeadBucket", "HEAD", BUCKET, PLAIN, Operation.BUCKET_HEAD, BucketCalls::head));
        rows.add(CallRow.built("DeleteBucket", "DELETE", BUCKET, PLAIN, Operation.BUCKET_DELETE, BucketCalls::delete));
        rows.add(CallRow.built("GetBucket", "GET", BUCKET, PLAIN, Operation.OBJECT_LIST, ListingCalls::objects));
    }

    /** Preflights are answered before any handler; the rows name them for the log and the compatibility list. */
    private void addPreflights() {
        for (Operation.Target target : Operation.Target.values()) {
            rows.add(CallRow.built(
                    "OptionsObject", "OPTIONS", target, PLAIN, Operation.OBJECT_OPTIONS, work -> Answer.empty(200)));
        }
    }

    private void bucket(String name, String method, String selector, Operation operation, CallHandler handler) {
        rows.add(CallRow.built(name, method, BUCKET, new Mark.HasQuery(selector), operation, handler));
    }

    private void object(String name, String method, String selector, Operation operation, CallHandler handler) {
        rows.add(CallRow.built(name, method, OBJECT, new Mark.HasQuery(selector), operation, handler));
    }

    private void notSet(String name, String selector, Operation operation, Setting setting) {
        bucket(name, "GET", selector, operation, SettingCalls.notSet(setting));
    }

    private void empty(String name, String selector, Operation operation, String root) {
        bucket(name, "GET", selector, operation, SettingCalls.empty(root));
    }

    private void planned(String name, String method, String selector, Operation operation) {
        rows.add(CallRow.planned(name, method, BUCKET, new Mark.HasQuery(selector), operation));
    }

    private void plannedObject(String name, String method, String selector, Operation operation) {
        rows.add(CallRow.planned(name, method, OBJECT, new Mark.HasQuery(selector), operation));
    }
}
