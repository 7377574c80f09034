package org.entrepot.cli;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.entrepot.cli.CaseReport.Outcome;

/** Outcomes of cases in the XML that build servers read from JUnit: a suite for each case file. */
final class JunitXml {
    /** Stands for characters that no XML document may have, not even as references. */
    private static final int REPLACEMENT = 0xFFFD;

    private final XMLStreamWriter xml;

    private JunitXml(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** The whole document. */
    static String of(List<CaseReport.Suite> suites) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new JunitXml(xml).write(suites);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a text in memory takes everything", e);
        }
        return text.append('\n').toString();
    }

    private void write(List<CaseReport.Suite> suites) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("testsuites");
        for (CaseReport.Suite suite : suites) {
            xml.writeStartElement("testsuite");
            attribute("name", suite.name());
            attribute("tests", String.valueOf(suite.entries().size()));
            attribute("failures", String.valueOf(suite.count(Outcome.Failed.class)));
            attribute("errors", "0");
            attribute("skipped", String.valueOf(suite.count(Outcome.Skipped.class)));
            attribute("time", seconds(suite.nanos()));
            for (CaseReport.Entry entry : suite.entries()) {
                write(suite.name(), entry);
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void write(String suite, CaseReport.Entry entry) throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute("name", entry.id());
        attribute("classname", suite);
        attribute("time", seconds(entry.nanos()));
        switch (entry.outcome()) {
            case Outcome.Passed passed -> {}
            case Outcome.Skipped(String reason) -> {
                xml.writeStartElement("skipped");
                attribute("message", reason);
                xml.writeEndElement();
            }
            case Outcome.Failed(List<String> differences) -> {
                xml.writeStartElement("failure");
                attribute("message", differences.getFirst());
                attribute("type", "case");
                xml.writeCharacters(clean(String.join("\n", differences)));
                xml.writeEndElement();
            }
        }
        xml.writeEndElement();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, clean(value));
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.3f", (double) nanos / TimeUnit.SECONDS.toNanos(1));
    }

    /** The text with nothing in it that XML 1.0 cannot carry. */
    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().map(c -> isCharacter(c) ? c : REPLACEMENT).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    /** The production {@code Char} of XML 1.0. */
    private static boolean isCharacter(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x20 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000;
    }
}
