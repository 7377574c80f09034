package org.entrepot.access.cors.notation;

import org.entrepot.access.Dialect;
import org.entrepot.access.cors.CorsConfiguration;

/** The XML of S3 and COS: the same elements, with {@code ResponseVary} only in COS ({@code cors.md} section 3.1). */
final class XmlCorsNotation implements CorsNotation {
    static final XmlCorsNotation S3 = new XmlCorsNotation(Dialect.S3);
    static final XmlCorsNotation COS = new XmlCorsNotation(Dialect.COS);

    private final Dialect dialect;

    private XmlCorsNotation(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public CorsReading read(byte[] document) {
        return CorsRefusal.reading(() -> new XmlCorsReader(dialect).read(document));
    }

    @Override
    public CorsDocument write(CorsConfiguration configuration) {
        CorsProjections.Projection projection = CorsProjections.project(configuration, dialect);
        return new CorsDocument(XmlCorsWriter.write(projection.configuration(), dialect), projection.losses());
    }
}
