package org.entrepot.cos;

import java.io.IOException;
import java.util.Map;
import org.entrepot.access.text.XmlWriter;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.CallHandler;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;

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
