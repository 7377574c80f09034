package org.entrepot.access.policy.notation;

import org.entrepot.access.Dialect;

/** One way to write policies. */
public interface PolicyNotation {
    /** Reads a document as its writer sent it. Never throws for anything a client can send. */
    PolicyReading read(byte[] text, PolicyScope scope);

    /** The notation in which a dialect's policies are written. */
    static PolicyNotation of(Dialect dialect) {
        return of(dialect, true);
    }

    /** The same without the limit on the size of a document, for what is read to be analysed and not to be stored. */
    static PolicyNotation ofAnySize(Dialect dialect) {
        return of(dialect, false);
    }

    private static PolicyNotation of(Dialect dialect, boolean sizeLimited) {
        return switch (dialect) {
            case S3 -> new AwsNotation(AwsFlavour.S3, sizeLimited);
            case MEDIASTORE -> new AwsNotation(AwsFlavour.MEDIASTORE, sizeLimited);
            case COS -> new CamNotation(sizeLimited);
            case QINGSTOR -> new QingstorNotation();
        };
    }
}
