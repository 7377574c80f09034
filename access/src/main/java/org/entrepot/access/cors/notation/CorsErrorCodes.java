package org.entrepot.access.cors.notation;

import org.entrepot.access.Dialect;
import org.entrepot.access.cors.notation.CorsProblem.AsteriskExposed;
import org.entrepot.access.cors.notation.CorsProblem.BadCharacters;
import org.entrepot.access.cors.notation.CorsProblem.BadLength;
import org.entrepot.access.cors.notation.CorsProblem.Missing;
import org.entrepot.access.cors.notation.CorsProblem.MissingMember;
import org.entrepot.access.cors.notation.CorsProblem.NegativeAge;
import org.entrepot.access.cors.notation.CorsProblem.NotHeaderName;
import org.entrepot.access.cors.notation.CorsProblem.NotInteger;
import org.entrepot.access.cors.notation.CorsProblem.NotSwitch;
import org.entrepot.access.cors.notation.CorsProblem.TooLarge;
import org.entrepot.access.cors.notation.CorsProblem.TooMany;
import org.entrepot.access.cors.notation.CorsProblem.TwoAsterisks;
import org.entrepot.access.cors.notation.CorsProblem.UnknownMethod;
import org.entrepot.access.cors.notation.CorsProblem.Unreadable;
import org.entrepot.access.cors.notation.CorsProblem.WrongShape;

/** The error code words of each dialect for a refused rule document; the status is always 400 ({@code cors.md} section 3.3). */
public final class CorsErrorCodes {
    private CorsErrorCodes() {}

    /** The code word, such as {@code MalformedXML}. */
    public static String of(Dialect dialect, CorsProblem problem) {
        return switch (dialect) {
            case S3 -> s3(problem);
            case COS -> cos(problem);
            case QINGSTOR -> problem instanceof Unreadable ? "invalid_json" : "invalid_request";
            case MEDIASTORE -> "ValidationException";
        };
    }

    private static String s3(CorsProblem problem) {
        return switch (problem) {
            case Unreadable _, TooLarge _, WrongShape _, Missing _, MissingMember _, NotInteger _, NotSwitch _ ->
                "MalformedXML";
            case UnknownMethod _,
                    TwoAsterisks _,
                    NotHeaderName _,
                    AsteriskExposed _,
                    BadCharacters _,
                    TooMany _,
                    BadLength _,
                    NegativeAge _ -> "InvalidRequest";
        };
    }

    private static String cos(CorsProblem problem) {
        return switch (problem) {
            case TooLarge _ -> "XMLSizeLimit";
            case Unreadable _, WrongShape _, Missing _, MissingMember _, NotInteger _, NotSwitch _, UnknownMethod _ ->
                "MalformedXML";
            case TwoAsterisks _,
                    NotHeaderName _,
                    AsteriskExposed _,
                    BadCharacters _,
                    TooMany _,
                    BadLength _,
                    NegativeAge _ -> "InvalidArgument";
        };
    }
}
