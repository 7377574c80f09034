package org.entrepot.access.cors.notation;

import java.util.List;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.CorsConfiguration;
import org.entrepot.access.cors.CorsRule;
import org.entrepot.access.text.XmlWriter;
import org.jspecify.annotations.Nullable;

/** Writes the XML of S3 and COS, elements in the order of {@code cos.md} section 6.1. */
final class XmlCorsWriter {
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String ROOT = "CORSConfiguration";
    private static final String S3_NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

    private XmlCorsWriter() {}

    static byte[] write(CorsConfiguration configuration, Dialect dialect) {
        XmlWriter xml = new XmlWriter(DECLARATION);
        if (dialect == Dialect.S3) {
            xml.open(ROOT, "xmlns", S3_NAMESPACE);
        } else {
            xml.open(ROOT);
        }
        for (CorsRule rule : configuration.rules()) {
            xml.open("CORSRule");
            element(xml, "ID", rule.id());
            elements(xml, "AllowedOrigin", rule.origins());
            elements(xml, "AllowedMethod", rule.methods());
            elements(xml, "AllowedHeader", rule.headers());
            elements(xml, "ExposeHeader", rule.exposeHeaders());
            element(xml, "MaxAgeSeconds", rule.maxAgeSeconds());
            xml.close("CORSRule");
        }
        element(xml, "ResponseVary", configuration.responseVary());
        return xml.close(ROOT).toBytes();
    }

    private static void elements(XmlWriter xml, String name, @Nullable List<String> values) {
        if (values != null) {
            values.forEach(value -> xml.text(name, value));
        }
    }

    private static void element(XmlWriter xml, String name, @Nullable Object value) {
        if (value != null) {
            xml.text(name, value.toString());
        }
    }
}
