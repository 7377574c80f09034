package org.entrepot.cos;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entrepot.access.text.XmlElement;
import org.entrepot.gateway.ETags;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.store.Completion;
import org.entrepot.store.StoreError;
import org.entrepot.store.StoreException;
import org.entrepot.store.Uploads;

/** The list of parts that completes an upload ({@code cos.md} section 10). */
final class CompletionXml {
    private static final String ROOT = "CompleteMultipartUpload";

    private CompletionXml() {}

    /**
     * Reads it. Elements that COS does not name are passed over.
     *
     * @return one part or more
     * @throws RefusedException {@link Refusal.MalformedDocument}
     * @throws StoreException {@link StoreError.InvalidPart} for a number that no part can have
     */
    static List<Completion.Choice> read(byte[] body) throws RefusedException, StoreException {
        XmlElement root = CosXml.read(body, ROOT);
        List<Completion.Choice> choices = new ArrayList<>();
        for (XmlElement part : root.children("Part")) {
            choices.add(choice(part));
        }
        if (choices.isEmpty()) {
            throw CosXml.malformed("`" + ROOT + "` names no part", root);
        }
        return choices;
    }

    private static Completion.Choice choice(XmlElement part) throws RefusedException, StoreException {
        String number = text(part, "PartNumber");
        if (!number.matches("[0-9]{1,9}")) {
            throw CosXml.malformed("`PartNumber` is a whole number, not `" + number + "`", part);
        }
        if (Integer.parseInt(number) > Uploads.NUMBER_MAX) {
            throw new StoreException(new StoreError.InvalidPart(Integer.parseInt(number)));
        }
        String etag = ETags.unquoted(text(part, "ETag"));
        return new Completion.Choice(Integer.parseInt(number), etag, Map.of());
    }

    private static String text(XmlElement part, String name) throws RefusedException {
        return part.childText(name)
                .orElseThrow(() -> CosXml.malformed("`" + name + "` is missing", part))
                .strip();
    }
}
