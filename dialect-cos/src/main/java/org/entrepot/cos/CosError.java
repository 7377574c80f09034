package org.entrepot.cos;

import java.util.ArrayList;
import java.util.List;
import org.entrepot.gateway.Header;

/**
 * A refusal in COS's words.
 *
 * @param more further elements of the error document behind the five that are always there
 */
record CosError(int status, String code, String message, List<Header> headers, List<Element> more) {
    /** One further element. */
    record Element(String name, String value) {}

    CosError {
        headers = List.copyOf(headers);
        more = List.copyOf(more);
    }

    /** An error with nothing further. */
    static CosError of(int status, String code, String message) {
        return new CosError(status, code, message, List.of(), List.of());
    }

    /** The same error with one more element. */
    CosError and(String name, String value) {
        List<Element> elements = new ArrayList<>(more);
        elements.add(new Element(name, value));
        return new CosError(status, code, message, headers, elements);
    }
}
