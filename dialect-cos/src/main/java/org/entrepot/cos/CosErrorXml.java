package org.entrepot.cos;

import org.entrepot.access.text.XmlWriter;
import org.entrepot.gateway.RequestHead;

/** The error document, byte for byte as the vendor lays it out ({@code cos.md} section 3). */
final class CosErrorXml {
    private CosErrorXml() {}

    /** The document of an error that ended this request. */
    static byte[] write(CosError error, RequestHead head) {
        StringBuilder document = new StringBuilder(CosXml.DECLARATION).append("\n<Error>\n");
        line(document, "Code", error.code());
        line(document, "Message", error.message());
        line(document, "Resource", head.authority() + head.rawPath());
        line(document, "RequestId", CosRequestIds.toHeader(head.requestId()));
        line(document, "TraceId", CosRequestIds.toTrace(head.requestId()));
        error.more().forEach(element -> line(document, element.name(), element.value()));
        return document.append("</Error>\n").toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static void line(StringBuilder document, String name, String value) {
        String element = new XmlWriter("\t").text(name, value).toString();
        // The vendor escapes apostrophes, which XML does not ask for.
        document.append(element.replace("'", "&apos;")).append('\n');
    }
}
