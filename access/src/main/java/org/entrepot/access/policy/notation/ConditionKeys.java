package org.entrepot.access.policy.notation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.entrepot.access.Dialect;
import org.entrepot.access.policy.Fact;
import org.entrepot.access.policy.FactKey;
import org.jspecify.annotations.Nullable;

/** Which condition key of which dialect reads which fact: the closed table of {@code policy.md} section 6. */
public final class ConditionKeys {
    private static final ConditionKeys AWS = aws();
    private static final ConditionKeys COS = cos();
    private static final ConditionKeys QINGSTOR = qingstor();

    private final boolean ignoresCase;
    private final Map<String, FactKey> byName = new HashMap<>();
    private final Map<String, Fact> families = new LinkedHashMap<>();
    private final Map<FactKey, String> spellings = new HashMap<>();

    private ConditionKeys(boolean ignoresCase) {
        this.ignoresCase = ignoresCase;
    }

    /** The keys of a dialect. */
    public static ConditionKeys of(Dialect dialect) {
        return switch (dialect) {
            case S3, MEDIASTORE -> AWS;
            case COS -> COS;
            case QINGSTOR -> QINGSTOR;
        };
    }

    /** What a key reads; empty for a key that is not in the table. */
    public Optional<FactKey> read(String name) {
        FactKey plain = byName.get(ignoresCase ? name.toLowerCase(Locale.ROOT) : name);
        if (plain != null) {
            return Optional.of(plain);
        }
        int slash = name.indexOf('/');
        if (slash < 0 || slash == name.length() - 1) {
            return Optional.empty();
        }
        Fact family = families.get(name.substring(0, slash).toLowerCase(Locale.ROOT));
        return family == null ? Optional.empty() : Optional.of(FactKey.tag(family, name.substring(slash + 1)));
    }

    /** How this dialect writes a key; null when it cannot. */
    public @Nullable String write(FactKey key) {
        if (key.form() != FactKey.Form.TAG) {
            return spellings.get(key);
        }
        for (Map.Entry<FactKey, String> family : spellings.entrySet()) {
            if (family.getKey().form() == FactKey.Form.TAG && family.getKey().fact() == key.fact()) {
                return family.getValue() + "/" + key.tagName();
            }
        }
        return null;
    }

    private static ConditionKeys aws() {
        return new ConditionKeys(true)
                .key("aws:SourceIp", Fact.NET_SOURCE_IP)
                .key("aws:SecureTransport", Fact.NET_TLS)
                .key("s3:TlsVersion", Fact.NET_TLS_VERSION)
                .key("aws:SourceVpc", Fact.NET_VPC)
                .key("aws:SourceVpce", Fact.NET_VPCE)
                .key("aws:Referer", Fact.HTTP_REFERER)
                .key("aws:UserAgent", Fact.HTTP_USER_AGENT)
                .key("aws:CurrentTime", Fact.TIME_NOW)
                .key("aws:EpochTime", Fact.TIME_NOW)
                .key("aws:username", Fact.WHO_NAME)
                .key("aws:userid", Fact.WHO_ID)
                .key("aws:PrincipalArn", Fact.WHO_ARN)
                .key("aws:PrincipalAccount", Fact.WHO_ACCOUNT)
                .key("aws:PrincipalType", Fact.WHO_TYPE)
                .family("aws:PrincipalTag", Fact.WHO_TAG)
                .key("aws:PrincipalOrgID", Fact.WHO_ORG)
                .key("s3:DataAccessPointArn", Fact.VIA_ACCESS_POINT)
                .key("s3:DataAccessPointAccount", Fact.VIA_ACCESS_POINT_ACCOUNT)
                .key("aws:RequestedRegion", Fact.REQ_REGION)
                .key("aws:TokenIssueTime", Fact.WHO_TOKEN_TIME)
                .key("aws:MultiFactorAuthPresent", Fact.WHO_MFA)
                .key("aws:MultiFactorAuthAge", Fact.WHO_MFA_AGE)
                .key("aws:SourceArn", Fact.SRC_ARN)
                .key("aws:SourceAccount", Fact.SRC_ACCOUNT)
                .key("s3:prefix", Fact.LIST_PREFIX)
                .key("s3:delimiter", Fact.LIST_DELIMITER)
                .key("s3:max-keys", Fact.LIST_MAX)
                .key("s3:versionid", Fact.OBJ_VERSION)
                .key("s3:x-amz-acl", Fact.PUT_ACL)
                .grants("s3:x-amz-grant-")
                .key("s3:x-amz-storage-class", Fact.PUT_STORAGE_CLASS)
                .key("s3:if-none-match", Fact.PUT_IF_NONE_MATCH)
                .key("s3:x-amz-server-side-encryption", Fact.PUT_SSE)
                .key("s3:x-amz-server-side-encryption-aws-kms-key-id", Fact.PUT_KMS_KEY)
                .key("s3:x-amz-server-side-encryption-customer-algorithm", Fact.PUT_SSEC_ALGORITHM)
                .key("s3:x-amz-copy-source", Fact.COPY_SOURCE)
                .key("s3:x-amz-metadata-directive", Fact.COPY_DIRECTIVE)
                .family("s3:ExistingObjectTag", Fact.TAG_EXISTING)
                .family("aws:ResourceTag", Fact.BUCKET_TAG)
                .family("s3:RequestObjectTag", Fact.TAG_REQUEST)
                .family("aws:RequestTag", Fact.TAG_REQUEST)
                .key("s3:RequestObjectTagKeys", Fact.TAG_REQUEST_KEYS)
                .key("aws:TagKeys", Fact.TAG_REQUEST_KEYS)
                .key("s3:object-lock-mode", Fact.LOCK_MODE)
                .key("s3:object-lock-retain-until-date", Fact.LOCK_UNTIL)
                .key("s3:object-lock-remaining-retention-days", Fact.LOCK_REMAINING_DAYS)
                .key("s3:object-lock-legal-hold", Fact.LOCK_HOLD)
                .key("s3:signatureversion", Fact.SIG_VERSION)
                .key("s3:authType", Fact.SIG_TYPE)
                .key("s3:signatureAge", Fact.SIG_AGE)
                .key("s3:x-amz-content-sha256", Fact.SIG_CONTENT_SHA256);
    }

    private static ConditionKeys cos() {
        return new ConditionKeys(true)
                .key("qcs:ip", Fact.NET_SOURCE_IP)
                .key("cos:secure-transport", Fact.NET_TLS)
                .key("cos:tls-version", Fact.NET_TLS_VERSION)
                .key("qcs:vpc", Fact.NET_VPC)
                .key("vpc:requester_vpc", Fact.NET_VPC)
                .key("cos:host", Fact.HTTP_HOST)
                .key("qcs:current_time", Fact.TIME_NOW)
                .key("qcs:uin", Fact.WHO_UIN)
                .key("qcs:mfa", Fact.WHO_MFA)
                .key("cos:prefix", Fact.LIST_PREFIX)
                .key("cos:delimiter", Fact.LIST_DELIMITER)
                .key("cos:max-keys", Fact.LIST_MAX)
                .key("cos:versionid", Fact.OBJ_VERSION)
                .key("cos:x-cos-acl", Fact.PUT_ACL)
                .grants("cos:x-cos-grant-")
                .key("cos:x-cos-storage-class", Fact.PUT_STORAGE_CLASS)
                .key("cos:content-length", Fact.PUT_LENGTH)
                .key("cos:content-type", Fact.PUT_TYPE)
                .key("cos:x-cos-forbid-overwrite", Fact.PUT_NO_OVERWRITE)
                .key("cos:x-cos-server-side-encryption", Fact.PUT_SSE)
                .key("cos:x-cos-copy-source", Fact.COPY_SOURCE)
                .key("cos:x-cos-metadata-directive", Fact.COPY_DIRECTIVE)
                .key("cos:response-content-type", Fact.GET_RESPONSE_TYPE)
                .pairs("qcs:resource_tag", Fact.BUCKET_TAG)
                .pairs("qcs:request_tag", Fact.TAG_REQUEST)
                .family("qcs:resource_tag", Fact.BUCKET_TAG)
                .family("qcs:request_tag", Fact.TAG_REQUEST);
    }

    private static ConditionKeys qingstor() {
        return new ConditionKeys(false).key("Referer", Fact.HTTP_REFERER).key("source_ip", Fact.NET_SOURCE_IP);
    }

    private ConditionKeys grants(String prefix) {
        return key(prefix + "read", Fact.PUT_GRANT_READ)
                .key(prefix + "write", Fact.PUT_GRANT_WRITE)
                .key(prefix + "read-acp", Fact.PUT_GRANT_READ_ACP)
                .key(prefix + "write-acp", Fact.PUT_GRANT_WRITE_ACP)
                .key(prefix + "full-control", Fact.PUT_GRANT_FULL_CONTROL);
    }

    private ConditionKeys key(String name, Fact fact) {
        return add(name, FactKey.of(fact));
    }

    private ConditionKeys pairs(String name, Fact family) {
        return add(name, FactKey.tagPairs(family));
    }

    private ConditionKeys family(String name, Fact family) {
        families.put(name.toLowerCase(Locale.ROOT), family);
        spellings.putIfAbsent(FactKey.tag(family, ""), name);
        return this;
    }

    private ConditionKeys add(String name, FactKey key) {
        byName.put(ignoresCase ? name.toLowerCase(Locale.ROOT) : name, key);
        spellings.putIfAbsent(key, name);
        return this;
    }
}
