package org.entrepot.cos;

import org.entrepot.access.text.Parsed;
import org.entrepot.access.text.Xml;
import org.entrepot.access.text.XmlElement;
import org.entrepot.access.text.XmlWriter;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;

/** What all XML documents of COS have in common. They have no namespace ({@code cos.md} section 3). */
final class CosXml {
    /** How every document begins. */
    static final String DECLARATION = "<?xml version='1.0' encoding='utf-8' ?>";

    /** What every document is. */
    static final String CONTENT_TYPE = "application/xml";

    private CosXml() {}

    /** A new document. */
    static XmlWriter writer() {
        return new XmlWriter(DECLARATION);
    }

    /** A document as a successful answer. */
    static Answer answer(XmlWriter document, Header... more) {
        return Answer.document(200, CONTENT_TYPE, document.toBytes(), more);
    }

    /**
     * Reads a body.
     *
     * @throws RefusedException {@link Refusal.MalformedDocument} when it cannot be read or has another root
     */
    static XmlElement read(byte[] body, String root) throws RefusedException {
        return switch (Xml.read(body)) {
            case Parsed.Ok<XmlElement>(XmlElement element) -> {
                if (!element.name().equals(root)) {
                    throw malformed("the root element is `" + element.name() + "`, not `" + root + "`", element);
                }
                yield element;
            }
            case Parsed.Failed<XmlElement>(var problem) ->
                throw new RefusedException(new Refusal.MalformedDocument(problem.message(), problem.position()));
        };
    }

    /** A fault at an element. */
    static RefusedException malformed(String message, XmlElement where) {
        return new RefusedException(new Refusal.MalformedDocument(message, where.position()));
    }
}
