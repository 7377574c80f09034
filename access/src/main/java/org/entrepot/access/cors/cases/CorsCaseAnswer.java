package org.entrepot.access.cors.cases;

import java.util.List;
import org.entrepot.access.cors.CorsHeader;

/**
 * What was answered to a case's request.
 *
 * @param headers one entry per line received, in order
 * @param body empty when there was none
 */
@SuppressWarnings("ArrayRecordComponent") // read once for comparing; never compared with another answer
public record CorsCaseAnswer(int status, List<CorsHeader> headers, byte[] body) {
    public CorsCaseAnswer {
        headers = List.copyOf(headers);
    }

    /** The values of all lines of this name, letter case ignored. */
    public List<String> values(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(CorsHeader::value)
                .toList();
    }
}
