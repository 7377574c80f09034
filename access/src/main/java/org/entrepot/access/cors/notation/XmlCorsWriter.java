package org.entrepot.access.cors.notation;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.CorsConfiguration;
import org.entrepot.access.cors.CorsRule;
import org.jspecify.annotations.Nullable;

/** Writes the XML of S3 and COS, elements in the order of {@code cos.md} section 6.1. */
final class XmlCorsWriter {
    private static final String S3_NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final XMLStreamWriter xml;

    private XmlCorsWriter(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static byte[] write(CorsConfiguration configuration, Dialect dialect) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = FACTORY.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeCharacters("\n");
            new XmlCorsWriter(xml).write(configuration, dialect == Dialect.S3 ? S3_NAMESPACE : null);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing XML to memory failed", e);
        }
        return bytes.toByteArray();
    }

    private void write(CorsConfiguration configuration, @Nullable String namespace) throws XMLStreamException {
        xml.writeStartElement("CORSConfiguration");
        if (namespace != null) {
            xml.writeDefaultNamespace(namespace);
        }
        for (CorsRule rule : configuration.rules()) {
            xml.writeStartElement("CORSRule");
            element("ID", rule.id());
            elements("AllowedOrigin", rule.origins());
            elements("AllowedMethod", rule.methods());
            elements("AllowedHeader", rule.headers());
            elements("ExposeHeader", rule.exposeHeaders());
            element("MaxAgeSeconds", rule.maxAgeSeconds());
            xml.writeEndElement();
        }
        element("ResponseVary", configuration.responseVary());
        xml.writeEndElement();
    }

    private void elements(String name, @Nullable List<String> values) throws XMLStreamException {
        if (values != null) {
            for (String value : values) {
                element(name, value);
            }
        }
    }

    private void element(String name, @Nullable Object value) throws XMLStreamException {
        if (value == null) {
            return;
        }
        xml.writeStartElement(name);
        String[] lines = value.toString().split("\r", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                // A bare carriage return would be read back as a line feed.
                xml.writeEntityRef("#13");
            }
            xml.writeCharacters(lines[i]);
        }
        xml.writeEndElement();
    }
}
