package org.entrepot.qingstor;

import java.util.ArrayList;
import java.util.List;
import org.entrepot.access.Operation;
import org.entrepot.access.Operation.Target;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.CallHandler;
import org.entrepot.gateway.CallRow;
import org.entrepot.gateway.CallTable;
import org.entrepot.gateway.Mark;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.Refusal.NotConfigured.Setting;

/** The call table of {@code qingstor.md} section 1. A table, so it may be longer than other files. */
final class QingStorCalls {
    private static final Mark PLAIN = new Mark.Plain();

    /** Answered by the pipeline from the bucket's rules; only where there is no bucket to ask does the row itself answer. */
    static final CallRow PREFLIGHT = CallRow.asking(
            "OptionsObject", "OPTIONS", Target.OBJECT, PLAIN, Operation.OBJECT_OPTIONS, work -> Answer.empty(200));

    /** All calls, more specific marks first. */
    static final CallTable TABLE = new CallTable(rows());

    private QingStorCalls() {}

    private static List<CallRow> rows() {
        List<CallRow> rows = new ArrayList<>();
        addService(rows);
        addDocuments(rows);
        addSettings(rows);
        addBucket(rows);
        addMultipart(rows);
        addObject(rows);
        rows.add(PREFLIGHT);
        return rows;
    }

    private static void addService(List<CallRow> rows) {
        rows.add(CallRow.asking(
                "ListLocations",
                "GET",
                Target.SERVICE,
                new Mark.HasQuery("location"),
                Operation.SERVICE_LIST,
                ServiceCalls::listLocations));
        rows.add(CallRow.built(
                "ListBuckets", "GET", Target.SERVICE, PLAIN, Operation.SERVICE_LIST, ServiceCalls::listBuckets));
    }

    private static void addDocuments(List<CallRow> rows) {
        built(rows, "GetBucketACL", "GET", "acl", Operation.BUCKET_ACL_GET, AclCalls::get);
        built(rows, "PutBucketACL", "PUT", "acl", Operation.BUCKET_ACL_PUT, AclCalls::put);
        built(rows, "GetBucketCORS", "GET", "cors", Operation.BUCKET_CORS_GET, SettingCalls::getCors);
        built(rows, "PutBucketCORS", "PUT", "cors", Operation.BUCKET_CORS_PUT, SettingCalls::putCors);
        built(rows, "DeleteBucketCORS", "DELETE", "cors", Operation.BUCKET_CORS_DELETE, SettingCalls::deleteCors);
        built(rows, "GetBucketPolicy", "GET", "policy", Operation.BUCKET_POLICY_GET, SettingCalls::getPolicy);
        built(rows, "PutBucketPolicy", "PUT", "policy", Operation.BUCKET_POLICY_PUT, SettingCalls::putPolicy);
        built(
                rows,
                "DeleteBucketPolicy",
                "DELETE",
                "policy",
                Operation.BUCKET_POLICY_DELETE,
                SettingCalls::deletePolicy);
    }

    /** Settings that cannot be made yet: reading says "not set", removing has nothing to do. */
    private static void addSettings(List<CallRow> rows) {
        neverSet(
                rows,
                "BucketExternalMirror",
                "mirror",
                Setting.MIRROR,
                Operation.BUCKET_MIRROR_GET,
                Operation.BUCKET_MIRROR_PUT,
                Operation.BUCKET_MIRROR_DELETE);
        neverSet(
                rows,
                "BucketLifecycle",
                "lifecycle",
                Setting.LIFECYCLE,
                Operation.BUCKET_LIFECYCLE_GET,
                Operation.BUCKET_LIFECYCLE_PUT,
                Operation.BUCKET_LIFECYCLE_DELETE);
        neverSet(
                rows,
                "BucketNotification",
                "notification",
                Setting.NOTIFICATION,
                Operation.BUCKET_NOTIFICATION_GET,
                Operation.BUCKET_NOTIFICATION_PUT,
                Operation.BUCKET_NOTIFICATION_PUT);
        neverSet(
                rows,
                "BucketLogging",
                "logging",
                Setting.LOGGING,
                Operation.BUCKET_LOGGING_GET,
                Operation.BUCKET_LOGGING_PUT,
                Operation.BUCKET_LOGGING_PUT);
        neverSet(
                rows,
                "BucketReplication",
                "replication",
                Setting.REPLICATION,
                Operation.BUCKET_REPLICATION_GET,
                Operation.BUCKET_REPLICATION_PUT,
                Operation.BUCKET_REPLICATION_DELETE);
        built(rows, "GetBucketCNAME", "GET", "cname", Operation.BUCKET_CNAME_GET, SettingCalls::noCnames);
        planned(rows, "PutBucketCNAME", "PUT", Target.BUCKET, "cname", Operation.BUCKET_CNAME_PUT);
        built(
                rows,
                "DeleteBucketCNAME",
                "DELETE",
                "cname",
                Operation.BUCKET_CNAME_DELETE,
                SettingCalls::nothingToDelete);
        built(
                rows,
                "GetBucketVersioning",
                "GET",
                "versioning",
                Operation.BUCKET_VERSIONING_GET,
                SettingCalls::noVersioning);
        planned(rows, "PutBucketVersioning", "PUT", Target.BUCKET, "versioning", Operation.BUCKET_VERSIONING_PUT);
    }

    private static void addBucket(List<CallRow> rows) {
        built(rows, "GetBucketStatistics", "GET", "stats", Operation.BUCKET_STATS, BucketCalls::stats);
        built(rows, "ListObjectVersions", "GET", "versions", Operation.VERSION_LIST, ListingCalls::versions);
        built(rows, "ListMultipartUploads", "GET", "uploads", Operation.UPLOAD_LIST, UploadListings::uploads);
        rows.add(CallRow.asking(
                "DeleteMultipleObjects",
                "POST",
                Target.BUCKET,
                new Mark.HasQuery("delete"),
                Operation.OBJECT_DELETE,
                MultiDelete::handle));
        rows.add(CallRow.built("PutBucket", "PUT", Target.BUCKET, PLAIN, Operation.BUCKET_CREATE, BucketCalls::put));
        rows.add(CallRow.built("HeadBucket", "HEAD", Target.BUCKET, PLAIN, Operation.BUCKET_HEAD, BucketCalls::head));
        rows.add(CallRow.built(
                "DeleteBucket", "DELETE", Target.BUCKET, PLAIN, Operation.BUCKET_DELETE, BucketCalls::delete));
        rows.add(CallRow.built(
                "ListObjects", "GET", Target.BUCKET, PLAIN, Operation.OBJECT_LIST, ListingCalls::objects));
        rows.add(CallRow.plannedAsking("PostObject", "POST", Target.BUCKET, PLAIN, Operation.OBJECT_POST));
    }

    private static void addMultipart(List<CallRow> rows) {
        multipart(rows, "InitiateMultipartUpload", "POST", "uploads", Operation.UPLOAD_START, UploadCalls::begin);
        rows.add(CallRow.built(
                "UploadMultipartCopy",
                "PUT",
                Target.OBJECT,
                new Mark.HasQueryAndHeader(UploadCalls.UPLOAD_ID, SourceHeader.COPY.header),
                Operation.UPLOAD_PART_COPY,
                UploadCalls::copyPart));
        String id = UploadCalls.UPLOAD_ID;
        multipart(rows, "UploadMultipart", "PUT", id, Operation.UPLOAD_PART, UploadCalls::putPart);
        multipart(rows, "ListMultipart", "GET", id, Operation.UPLOAD_PARTS, UploadListings::parts);
        multipart(rows, "CompleteMultipartUpload", "POST", id, Operation.UPLOAD_FINISH, UploadCalls::complete);
        multipart(rows, "AbortMultipartUpload", "DELETE", id, Operation.UPLOAD_ABORT, UploadCalls::abort);
        planned(rows, "AppendObject", "POST", Target.OBJECT, "append", Operation.OBJECT_APPEND);
    }

    private static void addObject(List<CallRow> rows) {
        rows.add(CallRow.refused(
                "ImageProcess",
                "GET",
                Target.OBJECT,
                new Mark.HasQuery("image"),
                Operation.OBJECT_READ,
                new Refusal.InvalidArgument("image", "", "this server does not process images")));
        Mark ofVersion = new Mark.HasQuery("version_id");
        rows.add(CallRow.built(
                "GetObjectVersion", "GET", Target.OBJECT, ofVersion, Operation.VERSION_READ, ObjectCalls::readVersion));
        rows.add(CallRow.built(
                "HeadObjectVersion",
                "HEAD",
                Target.OBJECT,
                ofVersion,
                Operation.VERSION_HEAD,
                ObjectCalls::readVersion));
        rows.add(CallRow.built(
                "DeleteObjectVersion",
                "DELETE",
                Target.OBJECT,
                ofVersion,
                Operation.VERSION_DELETE,
                ObjectCalls::deleteVersion));
        fromSource(rows, "CopyObject", SourceHeader.COPY, Operation.OBJECT_COPY_TO, CopyCalls::copy);
        fromSource(rows, "MoveObject", SourceHeader.MOVE, Operation.OBJECT_MOVE, CopyCalls::move);
        rows.add(CallRow.planned(
                "FetchObject", "PUT", Target.OBJECT, new Mark.HasHeader("x-qs-fetch-source"), Operation.OBJECT_FETCH));
        rows.add(CallRow.built("PutObject", "PUT", Target.OBJECT, PLAIN, Operation.OBJECT_WRITE, ObjectCalls::put));
        rows.add(CallRow.built("GetObject", "GET", Target.OBJECT, PLAIN, Operation.OBJECT_READ, ObjectCalls::read));
        rows.add(CallRow.built("HeadObject", "HEAD", Target.OBJECT, PLAIN, Operation.OBJECT_HEAD, ObjectCalls::read));
        rows.add(CallRow.built(
                "DeleteObject", "DELETE", Target.OBJECT, PLAIN, Operation.OBJECT_DELETE, ObjectCalls::delete));
    }

    private static void built(
            List<CallRow> rows, String name, String method, String query, Operation operation, CallHandler handler) {
        rows.add(CallRow.built(name, method, Target.BUCKET, new Mark.HasQuery(query), operation, handler));
    }

    private static void planned(
            List<CallRow> rows, String name, String method, Target target, String query, Operation operation) {
        rows.add(CallRow.planned(name, method, target, new Mark.HasQuery(query), operation));
    }

    private static void multipart(
            List<CallRow> rows, String name, String method, String query, Operation operation, CallHandler handler) {
        rows.add(CallRow.built(name, method, Target.OBJECT, new Mark.HasQuery(query), operation, handler));
    }

    private static void fromSource(
            List<CallRow> rows, String name, SourceHeader source, Operation operation, CallHandler handler) {
        rows.add(CallRow.built(name, "PUT", Target.OBJECT, new Mark.HasHeader(source.header), operation, handler));
    }

    private static void neverSet(
            List<CallRow> rows,
            String name,
            String query,
            Setting setting,
            Operation get,
            Operation put,
            Operation delete) {
        built(rows, "Get" + name, "GET", query, get, SettingCalls.neverSet(setting));
        planned(rows, "Put" + name, "PUT", Target.BUCKET, query, put);
        built(rows, "Delete" + name, "DELETE", query, delete, SettingCalls::nothingToDelete);
    }
}
