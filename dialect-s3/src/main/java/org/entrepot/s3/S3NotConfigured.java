package org.entrepot.s3;

import org.entrepot.gateway.Refusal.NotConfigured.Setting;

/** The words for settings that are not set ({@code s3.md} section 19). */
final class S3NotConfigured {
    private S3NotConfigured() {}

    static S3Error of(Setting setting) {
        return switch (setting) {
            case POLICY -> missing("NoSuchBucketPolicy", "The bucket policy does not exist");
            case CORS -> missing("NoSuchCORSConfiguration", "The CORS configuration does not exist");
            case BUCKET_TAGS -> missing("NoSuchTagSet", "The TagSet does not exist");
            case LIFECYCLE -> missing("NoSuchLifecycleConfiguration", "The lifecycle configuration does not exist");
            case ENCRYPTION ->
                missing(
                        "ServerSideEncryptionConfigurationNotFoundError",
                        "The server side encryption configuration was not found");
            case WEBSITE ->
                missing("NoSuchWebsiteConfiguration", "The specified bucket does not have a website configuration");
            case REPLICATION ->
                missing("ReplicationConfigurationNotFoundError", "The replication configuration was not found");
            case OBJECT_LOCK ->
                missing(
                        "ObjectLockConfigurationNotFoundError",
                        "Object Lock configuration does not exist for this bucket");
            case OWNERSHIP -> missing("OwnershipControlsNotFoundError", "The bucket ownership controls were not found");
            case PUBLIC_ACCESS_BLOCK ->
                missing("NoSuchPublicAccessBlockConfiguration", "The public access block configuration was not found");
            case INVENTORY, METRICS, ANALYTICS, TIERING ->
                missing("NoSuchConfiguration", "The specified configuration does not exist.");
            // Settings of other dialects; no call of this one asks for them.
            case REFERER, ORIGIN, DOMAIN, MIRROR, NOTIFICATION, LOGGING, CNAME ->
                missing("NoSuchConfiguration", "The specified configuration does not exist.");
        };
    }

    private static S3Error missing(String code, String message) {
        return S3Error.of(404, code, message);
    }
}
