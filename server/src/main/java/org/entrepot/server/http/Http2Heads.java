package org.entrepot.server.http;

import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.RequestHead;

/**
 * Turns the headers of a stream into a {@link RequestHead}. Netty has refused upper-case and broken names, control characters
 * in values, pseudo-headers that are unknown, missing or behind others, connection-specific headers and lengths that are no
 * number; the rest of RFC 9113 section 8 is here.
 */
final class Http2Heads {
    private Http2Heads() {}

    /**
     * A head with what the stream needs to know of it.
     *
     * @param bodyLength bytes announced; 0 for no body, -1 for one that nobody has measured
     * @param expectsContinue whether the client waits for {@code 100 Continue} before it sends the body
     */
    record Parsed(RequestHead head, long bodyLength, boolean expectsContinue) {}

    /**
     * Reads a head.
     *
     * @throws BadRequestException when it is answered with an error
     * @throws Http2Exception when it is malformed, so that the stream is reset
     */
    static Parsed read(Http2HeadersFrame frame, Peer peer) throws BadRequestException, Http2Exception {
        Map<Http2Headers.PseudoHeaderName, String> pseudo = new EnumMap<>(Http2Headers.PseudoHeaderName.class);
        List<Header> lines = new ArrayList<>(frame.headers().size());
        int bytes = 0;
        for (Map.Entry<CharSequence, CharSequence> field : frame.headers()) {
            String name = field.getKey().toString();
            String value = field.getValue().toString();
            if (!value.strip().equals(value)) {
                throw malformed(frame, "a value begins or ends with a blank");
            }
            if (name.startsWith(":")) {
                if (pseudo.put(Http2Headers.PseudoHeaderName.getPseudoHeader(name), value) != null) {
                    throw malformed(frame, name + " is there twice");
                }
            } else {
                lines.add(new Header(name, value));
                bytes += name.length() + value.length();
            }
        }
        checkSize(lines.size(), bytes);
        Headers headers = new Headers(lines);
        RequestHead head = head(frame, pseudo, headers, peer);
        long bodyLength = bodyLength(frame, headers);
        return new Parsed(head, bodyLength, bodyLength != 0 && Http1Heads.expectsContinue(headers));
    }

    private static void checkSize(int lines, int bytes) throws BadRequestException {
        if (lines > HttpLimits.HEADER_LINES_MAX) {
            throw new BadRequestException(
                    431, "the head has more than " + HttpLimits.HEADER_LINES_MAX + " header lines");
        }
        if (bytes > HttpLimits.HEAD_BYTES_MAX) {
            throw new BadRequestException(BareAnswer.headTooLong());
        }
    }

    private static RequestHead head(
            Http2HeadersFrame frame, Map<Http2Headers.PseudoHeaderName, String> pseudo, Headers headers, Peer peer)
            throws BadRequestException, Http2Exception {
        String method = pseudo.getOrDefault(Http2Headers.PseudoHeaderName.METHOD, "");
        if (method.isEmpty() || !method.chars().allMatch(HeadScanner::isToken)) {
            throw malformed(frame, "the method is no token");
        }
        if (pseudo.containsKey(Http2Headers.PseudoHeaderName.PROTOCOL)) {
            throw malformed(frame, "extended CONNECT was not offered");
        }
        if (method.equals("CONNECT")) {
            throw RequestTarget.noProxy();
        }
        String scheme = pseudo.getOrDefault(Http2Headers.PseudoHeaderName.SCHEME, "");
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw malformed(frame, "the scheme is neither https nor http");
        }
        String authority = authority(frame, pseudo, headers);
        RequestTarget target = target(frame, pseudo.getOrDefault(Http2Headers.PseudoHeaderName.PATH, ""));
        return peer.requestHead("HTTP/2", method, target, authority, headers);
    }

    private static String authority(
            Http2HeadersFrame frame, Map<Http2Headers.PseudoHeaderName, String> pseudo, Headers headers)
            throws BadRequestException, Http2Exception {
        List<String> hosts = headers.all("host");
        String authority = pseudo.getOrDefault(Http2Headers.PseudoHeaderName.AUTHORITY, "");
        if (hosts.size() > 1 || !hosts.isEmpty() && !authority.isEmpty() && !hosts.contains(authority)) {
            throw malformed(frame, "host and :authority differ");
        }
        if (authority.isEmpty() && !hosts.isEmpty()) {
            authority = hosts.getFirst();
        }
        if (authority.isEmpty()) {
            throw new BadRequestException(400, "there is neither :authority nor a host header");
        }
        if (!RequestTarget.isAuthority(authority)) {
            throw new BadRequestException(400, ":authority is no host and port");
        }
        return authority;
    }

    private static RequestTarget target(Http2HeadersFrame frame, String path)
            throws BadRequestException, Http2Exception {
        if (path.length() > HttpLimits.REQUEST_LINE_BYTES_MAX) {
            throw new BadRequestException(
                    414, "the path is longer than " + HttpLimits.REQUEST_LINE_BYTES_MAX + " bytes");
        }
        if (path.equals("*")) {
            throw new BadRequestException(400, "the target is no path");
        }
        if (!path.startsWith("/") || path.indexOf(' ') >= 0 || path.indexOf('\t') >= 0) {
            throw malformed(frame, "the path is none");
        }
        return RequestTarget.of("", path);
    }

    /** Netty has seen to it that {@code content-length} is one number and holds the stream to it. */
    private static long bodyLength(Http2HeadersFrame frame, Headers headers) {
        if (frame.isEndStream()) {
            return 0;
        }
        return headers.first("content-length").map(Long::parseLong).orElse(-1L);
    }

    private static Http2Exception malformed(Http2HeadersFrame frame, String what) {
        return Http2Exception.streamError(frame.stream().id(), Http2Error.PROTOCOL_ERROR, what);
    }
}
