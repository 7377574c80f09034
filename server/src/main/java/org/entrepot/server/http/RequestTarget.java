package org.entrepot.server.http;

import java.util.Locale;

/**
 * A request target cut into its parts.
 *
 * @param authority empty for the origin form
 * @param rawPath begins with a slash
 * @param rawQuery without the question mark; empty for none
 */
record RequestTarget(String authority, String rawPath, String rawQuery) {
    /** Reads the origin form or the absolute form of RFC 9112 section 3.2. */
    static RequestTarget parse(String method, String text) throws BadRequestException {
        if (text.startsWith("/")) {
            return of("", text);
        }
        if (method.equals("CONNECT")) {
            throw noProxy();
        }
        String lower = text.substring(0, Math.min(8, text.length())).toLowerCase(Locale.ROOT);
        int start = lower.startsWith("http://") ? 7 : lower.startsWith("https://") ? 8 : -1;
        if (start < 0) {
            throw new BadRequestException(400, "the target is neither a path nor an absolute http URL");
        }
        int end = start;
        while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String authority = text.substring(start, end);
        if (authority.isEmpty() || !isAuthority(authority)) {
            throw new BadRequestException(400, "the target's authority is no host and port");
        }
        String rest = text.substring(end);
        return of(authority, rest.startsWith("/") ? rest : "/" + rest);
    }

    /** The parts of a path with its query. */
    static RequestTarget of(String authority, String pathAndQuery) throws BadRequestException {
        if (pathAndQuery.indexOf('#') >= 0) {
            throw new BadRequestException(400, "the target holds a fragment");
        }
        int mark = pathAndQuery.indexOf('?');
        return mark < 0
                ? new RequestTarget(authority, pathAndQuery, "")
                : new RequestTarget(authority, pathAndQuery.substring(0, mark), pathAndQuery.substring(mark + 1));
    }

    /** Answers {@code CONNECT}. */
    static BadRequestException noProxy() {
        return new BadRequestException(405, "this is no proxy");
    }

    /** Whether a text has only characters that a host with a port may have; a user name before it is none of them. */
    static boolean isAuthority(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isLetterOrDigit(c) && "-._~:[]%!$&'()*+;=".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
