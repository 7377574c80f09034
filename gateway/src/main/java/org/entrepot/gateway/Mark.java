package org.entrepot.gateway;

/** What tells one call of a dialect from another with the same method and target. */
public sealed interface Mark {
    /** Nothing. */
    record Plain() implements Mark {}

    /** A query parameter is there, whatever its value. */
    record HasQuery(String name) implements Mark {}

    /** Two query parameters are there. */
    record HasQueries(String first, String second) implements Mark {}

    /** A query parameter has this value. */
    record QueryIs(String name, String value) implements Mark {}

    /** A header is there. */
    record HasHeader(String name) implements Mark {}

    /** A query parameter and a header are there. */
    record HasQueryAndHeader(String query, String header) implements Mark {}

    /** A header has this value. */
    record HeaderIs(String name, String value) implements Mark {}

    /** Whether a request carries the mark. */
    default boolean isOn(Query query, Headers headers) {
        return switch (this) {
            case Plain plain -> true;
            case HasQuery has -> query.has(has.name());
            case HasQueries has -> query.has(has.first()) && query.has(has.second());
            case QueryIs is -> query.first(is.name()).filter(is.value()::equals).isPresent();
            case HasHeader has -> headers.has(has.name());
            case HasQueryAndHeader has -> query.has(has.query()) && headers.has(has.header());
            case HeaderIs is ->
                headers.first(is.name()).filter(is.value()::equals).isPresent();
        };
    }
}
