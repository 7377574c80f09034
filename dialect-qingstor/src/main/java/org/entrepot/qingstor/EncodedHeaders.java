package org.entrepot.qingstor;

import java.util.Optional;
import java.util.regex.Pattern;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.PercentCoding;
import org.entrepot.gateway.RefusedException;

/**
 * Header values that some clients percent-encode: JavaScript's all of them, so that an ETag comes as {@code %22...%22} and a date
 * with {@code %20}; others those with characters above 127 ({@code qingstor.md} section 4.4).
 */
final class EncodedHeaders {
    /** Of a read or a write, and of the source of a copy or a move. */
    private static final Pattern CONDITION = Pattern.compile("(?i)(x-qs-(copy|move)-source-)?if-[a-z-]+");

    private EncodedHeaders() {}

    /** The headers, with conditions as the client meant them. */
    static Headers withConditionsDecoded(Headers headers) {
        return new Headers(
                headers.lines().stream().map(EncodedHeaders::conditionDecoded).toList());
    }

    private static Header conditionDecoded(Header line) {
        // An encoder leaves neither quotes nor blanks: where they are, a percent sign is one.
        boolean isEncoded = line.value().indexOf('%') >= 0
                && line.value().indexOf('"') < 0
                && line.value().indexOf(' ') < 0;
        return isEncoded && CONDITION.matcher(line.name()).matches()
                ? new Header(line.name(), decoded(line.value()).orElse(line.value()))
                : line;
    }

    /** A value decoded once; empty when it cannot be. */
    static Optional<String> decoded(String value) {
        try {
            return Optional.of(PercentCoding.decode(value, false));
        } catch (RefusedException undecodable) {
            return Optional.empty();
        }
    }
}
