package org.entrepot.server.http;

import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.RequestHead;

/** Turns what Netty read of HTTP/1.1 into a {@link RequestHead}, with the checks that need whole header lines. */
final class Http1Heads {
    private Http1Heads() {}

    /**
     * A head with what the connection needs to know of it.
     *
     * @param bodyLength bytes announced; 0 for no body, -1 for a chunked one
     * @param isVersion11 false for HTTP/1.0
     * @param keepAlive whether the client wants to go on after this request
     * @param expectsContinue whether it waits for {@code 100 Continue} before it sends the body
     */
    record Parsed(RequestHead head, long bodyLength, boolean isVersion11, boolean keepAlive, boolean expectsContinue) {}

    static Parsed read(HttpRequest request, Peer peer) throws BadRequestException {
        if (request.decoderResult().isFailure()) {
            throw decoderFault(request.decoderResult().cause());
        }
        boolean isVersion11 = request.protocolVersion().equals(HttpVersion.HTTP_1_1);
        if (!isVersion11 && !request.protocolVersion().equals(HttpVersion.HTTP_1_0)) {
            throw new BadRequestException(505, "only HTTP/1.1 and HTTP/1.0 are spoken here");
        }
        Headers headers = headers(request);
        RequestTarget target = RequestTarget.parse(request.method().name(), request.uri());
        String host = host(headers, isVersion11);
        long bodyLength = bodyLength(headers, isVersion11);
        String authority = !target.authority().isEmpty() ? target.authority() : host;
        RequestHead head = peer.requestHead(
                request.protocolVersion().text(),
                request.method().name(),
                target,
                authority.isEmpty() ? peer.localAuthority() : authority,
                headers);
        boolean expectsContinue = isVersion11 && bodyLength != 0 && expectsContinue(headers);
        return new Parsed(head, bodyLength, isVersion11, keepAlive(headers, isVersion11), expectsContinue);
    }

    private static BadRequestException decoderFault(Throwable cause) {
        return switch (cause) {
            case BadRequestException fault -> fault;
            case io.netty.handler.codec.http.TooLongHttpLineException tooLong ->
                new BadRequestException(
                        414, "the request line is longer than " + HttpLimits.REQUEST_LINE_BYTES_MAX + " bytes");
            case io.netty.handler.codec.http.TooLongHttpHeaderException tooLong ->
                new BadRequestException(BareAnswer.headTooLong());
            default -> new BadRequestException(400, "the request cannot be read: " + oneLine(cause.getMessage()));
        };
    }

    /** A message of Netty's without what could be the client's control characters. */
    private static String oneLine(@org.jspecify.annotations.Nullable String message) {
        return String.valueOf(message).replaceAll("[^\\x20-\\x7e]+", " ");
    }

    private static Headers headers(HttpRequest request) {
        List<Header> lines = new ArrayList<>(request.headers().size());
        for (Map.Entry<String, String> line : request.headers()) {
            lines.add(new Header(line.getKey(), line.getValue()));
        }
        return new Headers(lines);
    }

    private static String host(Headers headers, boolean isVersion11) throws BadRequestException {
        List<String> hosts = headers.all("Host");
        if (hosts.size() > 1) {
            throw new BadRequestException(400, "there are several Host headers");
        }
        if (hosts.isEmpty()) {
            if (isVersion11) {
                throw new BadRequestException(400, "the Host header is missing");
            }
            return "";
        }
        if (!RequestTarget.isAuthority(hosts.getFirst())) {
            throw new BadRequestException(400, "the Host header is no host and port");
        }
        return hosts.getFirst();
    }

    private static long bodyLength(Headers headers, boolean isVersion11) throws BadRequestException {
        List<String> codings = headers.all("Transfer-Encoding");
        List<String> lengths = headers.all("Content-Length");
        if (!codings.isEmpty()) {
            if (!lengths.isEmpty()) {
                throw new BadRequestException(400, "both Content-Length and Transfer-Encoding are there");
            }
            if (!isVersion11) {
                throw new BadRequestException(400, "HTTP/1.0 knows no Transfer-Encoding");
            }
            if (codings.size() > 1 || !codings.getFirst().equalsIgnoreCase("chunked")) {
                throw new BadRequestException(501, "the only transfer coding served here is chunked");
            }
            return -1;
        }
        if (lengths.isEmpty()) {
            return 0;
        }
        String length = lengths.getFirst();
        // 18 digits always fit a long.
        if (lengths.size() > 1 || !length.matches("[0-9]{1,18}")) {
            throw new BadRequestException(400, "Content-Length is not one whole number");
        }
        return Long.parseLong(length);
    }

    private static boolean keepAlive(Headers headers, boolean isVersion11) {
        boolean keep = isVersion11;
        for (String value : headers.all("Connection")) {
            for (String option : value.split(",", -1)) {
                if (option.strip().equalsIgnoreCase("close")) {
                    return false;
                }
                keep |= option.strip().equalsIgnoreCase("keep-alive");
            }
        }
        return keep;
    }

    /** Whether the client waits to be asked for the body. */
    static boolean expectsContinue(Headers headers) {
        return headers.first("Expect")
                .filter(value -> value.equalsIgnoreCase("100-continue"))
                .isPresent();
    }
}
