package org.entrepot.s3;

import java.io.IOException;
import org.entrepot.access.text.Parsed;
import org.entrepot.access.text.Position;
import org.entrepot.access.text.TextProblem;
import org.entrepot.access.text.Xml;
import org.entrepot.access.text.XmlElement;
import org.entrepot.access.text.XmlWriter;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.Bodies;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;

/** XML documents of this dialect, in and out ({@code s3.md} section 6). */
final class S3Xml {
    /** The media type of every document. */
    static final String TYPE = "application/xml";

    /** The namespace of result roots. */
    static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    private S3Xml() {}

    /** A document with this root, opened and in the namespace. */
    static XmlWriter root(String name) {
        return new XmlWriter(DECLARATION).open(name, "xmlns", NAMESPACE);
    }

    /** A document outside the namespace, nothing opened: errors are such. */
    static XmlWriter plain() {
        return new XmlWriter(DECLARATION);
    }

    /** The answer 200 with a document. */
    static Answer answer(XmlWriter document) {
        return Answer.document(200, TYPE, document.toBytes());
    }

    /** The answer 200 with an empty root element: the setting was never made. */
    static Answer emptyRoot(String name) {
        return answer(root(name).close(name));
    }

    /**
     * Reads the body of a call as a document with this root.
     *
     * @throws RefusedException {@link Refusal.MalformedDocument} when it is no XML, has another root or is too long
     */
    static XmlElement read(Work work, String rootName, int limitBytes) throws IOException {
        return parse(bytes(work, limitBytes), rootName);
    }

    /**
     * Reads the body of a call.
     *
     * @throws RefusedException {@link Refusal.MalformedDocument} when it is too long
     */
    static byte[] bytes(Work work, int limitBytes) throws IOException {
        try {
            return Bodies.readDocument(work.body(), limitBytes);
        } catch (RefusedException refused) {
            if (refused.refusal() instanceof Refusal.BodyTooLarge) {
                throw malformed("the document is longer than " + limitBytes + " bytes", Position.START);
            }
            throw refused;
        }
    }

    /** Parses a document with this root. */
    static XmlElement parse(byte[] document, String rootName) throws RefusedException {
        return switch (Xml.read(document)) {
            case Parsed.Failed<XmlElement>(TextProblem problem) ->
                throw malformed(problem.message(), problem.position());
            case Parsed.Ok<XmlElement>(XmlElement root) -> {
                if (!root.name().equals(rootName)) {
                    throw malformed("the root element has to be `" + rootName + "`", root.position());
                }
                yield root;
            }
        };
    }

    /** The trimmed text of a child that has to be there. */
    static String required(XmlElement parent, String child) throws RefusedException {
        return parent.childText(child)
                .map(String::strip)
                .orElseThrow(() ->
                        malformed("`" + parent.name() + "` needs the element `" + child + "`", parent.position()));
    }

    /** A refusal of a document. */
    static RefusedException malformed(String message, Position position) {
        return new RefusedException(new Refusal.MalformedDocument(message, position));
    }
}
