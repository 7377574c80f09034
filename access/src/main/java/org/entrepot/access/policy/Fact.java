package org.entrepot.access.policy;

/**
 * One thing known about a request that a condition may test: the internal keys of {@code policy.md} section 6. The
 * families {@code who.tag}, {@code tag.existing}, {@code bucket.tag} and {@code tag.request} have one value per tag name.
 */
public enum Fact {
    NET_SOURCE_IP("net.sourceIp"),
    NET_TLS("net.tls"),
    NET_TLS_VERSION("net.tlsVersion"),
    NET_VPC("net.vpc"),
    NET_VPCE("net.vpce"),
    HTTP_REFERER("http.referer"),
    HTTP_USER_AGENT("http.userAgent"),
    HTTP_HOST("http.host"),
    TIME_NOW("time.now"),
    WHO_NAME("who.name"),
    WHO_ID("who.id"),
    WHO_UIN("who.uin"),
    WHO_ARN("who.arn"),
    WHO_ACCOUNT("who.account"),
    WHO_TYPE("who.type"),
    WHO_TAG("who.tag"),
    WHO_ORG("who.org"),
    VIA_ACCESS_POINT("via.accessPoint"),
    VIA_ACCESS_POINT_ACCOUNT("via.accessPointAccount"),
    REQ_REGION("req.region"),
    WHO_TOKEN_TIME("who.tokenTime"),
    WHO_MFA("who.mfa"),
    WHO_MFA_AGE("who.mfaAge"),
    SRC_ARN("src.arn"),
    SRC_ACCOUNT("src.account"),
    LIST_PREFIX("list.prefix"),
    LIST_DELIMITER("list.delimiter"),
    LIST_MAX("list.max"),
    OBJ_VERSION("obj.version"),
    PUT_ACL("put.acl"),
    PUT_GRANT_READ("put.grant.read"),
    PUT_GRANT_WRITE("put.grant.write"),
    PUT_GRANT_READ_ACP("put.grant.readAcp"),
    PUT_GRANT_WRITE_ACP("put.grant.writeAcp"),
    PUT_GRANT_FULL_CONTROL("put.grant.fullControl"),
    PUT_STORAGE_CLASS("put.storageClass"),
    PUT_LENGTH("put.length"),
    PUT_TYPE("put.type"),
    PUT_NO_OVERWRITE("put.noOverwrite"),
    PUT_IF_NONE_MATCH("put.ifNoneMatch"),
    PUT_SSE("put.sse"),
    PUT_KMS_KEY("put.kmsKey"),
    PUT_SSEC_ALGORITHM("put.ssecAlgorithm"),
    COPY_SOURCE("copy.source"),
    COPY_DIRECTIVE("copy.directive"),
    GET_RESPONSE_TYPE("get.responseType"),
    TAG_EXISTING("tag.existing"),
    BUCKET_TAG("bucket.tag"),
    TAG_REQUEST("tag.request"),
    TAG_REQUEST_KEYS("tag.requestKeys"),
    LOCK_MODE("lock.mode"),
    LOCK_UNTIL("lock.until"),
    LOCK_REMAINING_DAYS("lock.remainingDays"),
    LOCK_HOLD("lock.hold"),
    SIG_VERSION("sig.version"),
    SIG_TYPE("sig.type"),
    SIG_AGE("sig.age"),
    SIG_CONTENT_SHA256("sig.contentSha256");

    private final String label;

    Fact(String label) {
        this.label = label;
    }

    /** The dotted name, such as {@code net.sourceIp}. */
    public String label() {
        return label;
    }
}
