package org.entrepot.cli;

import org.entrepot.access.Dialect;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a dialect on the command line. */
final class DialectConverter implements ITypeConverter<Dialect> {
    /** What an option that takes a dialect says about it. */
    static final String HELP = "The language it is written in: s3, cos, qingstor or mediastore.";

    /** As picocli makes it. */
    DialectConverter() {}

    @Override
    public Dialect convert(String text) {
        return Dialect.of(text)
                .orElseThrow(
                        () -> new TypeConversionException("`" + text + "` is none of s3, cos, qingstor, mediastore"));
    }
}
