package org.entrepot.s3;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entrepot.access.text.XmlElement;
import org.entrepot.access.text.XmlWriter;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;

/** Tags of a bucket in documents ({@code s3.md} section 14). */
final class TagSets {
    private TagSets() {}

    /**
     * Reads the {@code Tag} children of an element.
     *
     * @throws RefusedException {@code InvalidTag}
     */
    static Map<String, String> read(XmlElement tagSet) throws RefusedException {
        Map<String, String> tags = new LinkedHashMap<>();
        List<XmlElement> elements = tagSet.children("Tag");
        if (elements.size() > S3Limits.BUCKET_TAGS_MAX) {
            throw invalid("a bucket has at most " + S3Limits.BUCKET_TAGS_MAX + " tags");
        }
        for (XmlElement element : elements) {
            String key = element.childText("Key").orElse("");
            String value = element.childText("Value").orElse("");
            if (key.isEmpty() || key.length() > S3Limits.TAG_KEY_MAX) {
                throw invalid("a tag key has 1 to " + S3Limits.TAG_KEY_MAX + " characters: `" + key + "`");
            }
            if (value.length() > S3Limits.TAG_VALUE_MAX) {
                throw invalid("a tag value has at most " + S3Limits.TAG_VALUE_MAX + " characters: `" + key + "`");
            }
            if (key.startsWith("aws:")) {
                throw invalid("tag keys that begin with `aws:` are reserved: `" + key + "`");
            }
            if (tags.put(key, value) != null) {
                throw invalid("the tag key `" + key + "` comes twice");
            }
        }
        return tags;
    }

    /** Writes a {@code TagSet}. */
    static XmlWriter write(XmlWriter xml, Map<String, String> tags) {
        xml.open("TagSet");
        tags.forEach((key, value) ->
                xml.open("Tag").text("Key", key).text("Value", value).close("Tag"));
        return xml.close("TagSet");
    }

    private static RefusedException invalid(String message) {
        return new RefusedException(new Refusal.InDialect(400, "InvalidTag", message, List.of()));
    }
}
