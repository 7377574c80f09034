package org.entrepot.cos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.entrepot.access.text.XmlWriter;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.CallHandler;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.entrepot.store.Bucket;
import org.entrepot.store.DigestKind;
import org.entrepot.store.DigestPass;

/**
 * Reads of settings that nobody can have set in this release, answered truthfully as "not set" ({@code cos.md} section 8, last
 * column), because clients read them on every refresh.
 */
final class SettingCalls {
    private SettingCalls() {}

    /** Answers that the setting is not there. */
    static CallHandler notSet(Refusal.NotConfigured.Setting setting) {
        return work -> {
            throw new RefusedException(new Refusal.NotConfigured(setting));
        };
    }

    /**
     * GET Bucket domain: none is bound, but the text that proves the owner's hold on a domain is told all the same: whoever wants
     * to bind one puts it into a TXT record first ({@code cos.md} section 8).
     */
    static CallHandler domain() {
        return work -> {
            throw new RefusedException(new Refusal.InDialect(
                    404,
                    "DomainConfigNotFoundError",
                    "The specified configuration does not exist.",
                    List.of(new Header("x-cos-domain-txt-verification", domainProof(work.bucket())))));
        };
    }

    /**
     * The text to prove with. The specification leaves it open: here the MD5 of region, bucket and the moment the bucket was made,
     * so that it stays the same for as long as the bucket lives and means nothing for any other.
     */
    private static String domainProof(Bucket bucket) {
        byte[] text = ("cos[" + bucket.region() + "][" + CosBucketName.of(bucket) + "][" + bucket.created() + "]")
                .getBytes(StandardCharsets.UTF_8);
        DigestPass digest = new DigestPass(EnumSet.of(DigestKind.MD5));
        digest.update(text, 0, text.length);
        return digest.finish().hex(DigestKind.MD5).orElseThrow();
    }

    /** Answers an empty document. */
    static CallHandler empty(String root) {
        return work -> CosXml.answer(CosXml.writer().empty(root));
    }

    /** GET or LIST Bucket inventory: one by id is not there, the list is empty. */
    static Answer inventory(Work work) throws IOException {
        if (!work.query().first("id").orElse("").isEmpty()) {
            throw new RefusedException(new Refusal.NotConfigured(Refusal.NotConfigured.Setting.INVENTORY));
        }
        return CosXml.answer(CosXml.writer()
                .open("ListInventoryConfigurationResult")
                .text("IsTruncated", false)
                .close("ListInventoryConfigurationResult"));
    }

    /** GET or LIST Bucket intelligent tiering, the newer form: one by id is empty, and so is the list, whose root is another. */
    static Answer tiering(Work work) throws IOException {
        boolean one = !work.query().first("id").orElse("").isEmpty();
        return CosXml.answer(CosXml.writer()
                .empty(one ? "IntelligentTieringConfiguration" : "ListBucketIntelligentTieringConfigurationsOutput"));
    }

    /** GET Bucket tagging: tags can come from another dialect. */
    static Answer bucketTags(Work work) throws IOException {
        Map<String, String> tags = work.bucket().tags();
        if (tags.isEmpty()) {
            throw new RefusedException(new Refusal.NotConfigured(Refusal.NotConfigured.Setting.BUCKET_TAGS));
        }
        XmlWriter xml = CosXml.writer().open("Tagging").open("TagSet");
        tags.forEach((key, value) ->
                xml.open("Tag").text("Key", key).text("Value", value).close("Tag"));
        return CosXml.answer(xml.close("TagSet").close("Tagging"));
    }

    /** GET Object tagging: no object has tags. */
    static Answer objectTags(Work work) throws IOException {
        ObjectCalls.present(work);
        return CosXml.answer(CosXml.writer().open("Tagging").empty("TagSet").close("Tagging"));
    }
}
