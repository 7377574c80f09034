package org.entrepot.access.policy.notation;

import org.entrepot.access.Dialect;

/** One way to write policies. */
public interface PolicyNotation {
    /** Reads a document as its writer sent it. Never throws for anything a client can send. */
    PolicyReading read(byte[] text, PolicyScope scope);

    /** The notation in which a dialect's policies are written. */
    static PolicyNotation of(Dialect dialect) {
        return switch (dialect) {
            case S3 -> new AwsNotation(AwsFlavour.S3);
            case MEDIASTORE -> new AwsNotation(AwsFlavour.MEDIASTORE);
            case COS -> new CamNotation();
            case QINGSTOR -> new QingstorNotation();
        };
    }
}
