package org.entrepot.gateway;

import org.entrepot.access.Operation;

/**
 * One call of a dialect: a row of the table from which routing, the permission check, the compatibility list and the metrics
 * labels are read.
 *
 * @param name the vendor's name of the call, such as {@code PutBucketCors}
 * @param target what the path names
 * @param operation what the caller needs to be allowed; the pipeline asks before the handler runs, unless {@code asking} says otherwise
 */
public record CallRow(
        String name,
        String method,
        Operation.Target target,
        Mark mark,
        Operation operation,
        Asking asking,
        State state) {
    /** Who asks the gate. */
    public enum Asking {
        /** The pipeline, once, before the handler. */
        PIPELINE,
        /** The handler: it asks per key, or for something else than the row's operation. */
        HANDLER
    }

    /** Whether the call exists. */
    public sealed interface State {
        /** It does its work. */
        record Built(CallHandler handler) implements State {}

        /** A later release builds it; it answers "not implemented" once the caller is allowed to ask. */
        record Planned() implements State {}

        /** Refused by choice, with this answer once the caller is allowed to ask. */
        record Refused(Refusal refusal) implements State {}
    }

    /** A row that works, asked for by the pipeline. */
    public static CallRow built(
            String name, String method, Operation.Target target, Mark mark, Operation operation, CallHandler handler) {
        return new CallRow(name, method, target, mark, operation, Asking.PIPELINE, new State.Built(handler));
    }

    /** A row that works and asks the gate itself. */
    public static CallRow asking(
            String name, String method, Operation.Target target, Mark mark, Operation operation, CallHandler handler) {
        return new CallRow(name, method, target, mark, operation, Asking.HANDLER, new State.Built(handler));
    }

    /** A row for later. */
    public static CallRow planned(String name, String method, Operation.Target target, Mark mark, Operation operation) {
        return new CallRow(name, method, target, mark, operation, Asking.PIPELINE, new State.Planned());
    }

    /** A row for later whose request says by itself who asks, and for what: the pipeline cannot tell. */
    public static CallRow plannedAsking(
            String name, String method, Operation.Target target, Mark mark, Operation operation) {
        return new CallRow(name, method, target, mark, operation, Asking.HANDLER, new State.Planned());
    }

    /** A row that is refused by choice. */
    public static CallRow refused(
            String name, String method, Operation.Target target, Mark mark, Operation operation, Refusal refusal) {
        return new CallRow(name, method, target, mark, operation, Asking.PIPELINE, new State.Refused(refusal));
    }
}
