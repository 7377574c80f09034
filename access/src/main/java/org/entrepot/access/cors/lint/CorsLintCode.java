package org.entrepot.access.cors.lint;

import org.entrepot.access.lint.LintCode;
import org.entrepot.access.lint.Severity;

/** The findings about cross-origin rules: the catalogue of {@code cors.md} section 9.5. Errors can never match. */
public enum CorsLintCode implements LintCode {
    SHADOWED(
            Severity.ERROR,
            "an earlier rule accepts every request that this one accepts, so this one never decides",
            "move the rule in front of the earlier one, or remove it"),
    EXPOSE_LOST(
            Severity.WARNING,
            "an earlier rule decides the actual requests that this rule was written for, and exposes fewer headers",
            "move the rule in front of the earlier one, or expose the headers there as well"),
    DUPLICATE_RULE(Severity.WARNING, "the rule says the same as an earlier one", "remove one of the two"),
    DUPLICATE_ID(Severity.WARNING, "an earlier rule has the same id", "give each rule an id of its own"),
    STAR_NO_CREDENTIALS(
            Severity.INFO,
            "a rule for the origin `*` fails pages that send credentials",
            "list the origins of such pages in a rule in front of it"),
    STAR_MIXED(
            Severity.WARNING,
            "the origin `*` stands beside others in one rule, so the others are pointless",
            "keep `*` alone, or remove it"),
    ORIGIN_NO_SCHEME(
            Severity.WARNING,
            "the origin has no scheme, which browsers always send",
            "write `https://` or `http://` in front of the host"),
    ORIGIN_BARE_SCHEME(
            Severity.ERROR,
            "the origin is a scheme without a host, which no browser sends",
            "write scheme and host, such as `https://app.example`, or `*` for every origin"),
    ORIGIN_TRAILING_SLASH(
            Severity.ERROR, "the origin ends with a slash, which browsers do not send", "remove the slash"),
    ORIGIN_PATH(
            Severity.WARNING,
            "the origin goes on behind host and port, which browsers do not send",
            "end it behind the host or the port"),
    ORIGIN_UPPERCASE(
            Severity.ERROR,
            "scheme or host have upper-case letters, but browsers send them in lower case",
            "write scheme and host in lower case"),
    ORIGIN_DEFAULT_PORT(
            Severity.ERROR, "the origin names the default port, which browsers leave out", "leave the port out"),
    ORIGIN_NON_ASCII(
            Severity.WARNING,
            "the host has letters outside ASCII, but browsers send it in punycode",
            "write the host in punycode, with labels that begin with `xn--`"),
    ORIGIN_EMPTY(Severity.ERROR, "the origin is empty and matches nothing", "write an origin, or remove the entry"),
    ORIGIN_SPACE(Severity.WARNING, "the origin has blanks inside, which no browser sends", "remove the blanks"),
    ORIGIN_LIST(
            Severity.WARNING,
            "the origin has commas inside: it is read as one origin, not as a list",
            "write one entry for each origin"),
    ORIGIN_NULL(
            Severity.WARNING,
            "the origin `null` lets in sandboxed pages of any site",
            "serve the page from an origin of its own and list that one"),
    ORIGIN_LOOSE_PATTERN(
            Severity.WARNING,
            "the asterisk touches the name that its owner registered, so hosts of strangers match",
            "put a dot between the asterisk and the registered name, such as `https://*.example.com`"),
    ORIGIN_PUBLIC_SUFFIX(
            Severity.WARNING,
            "the asterisk stands right before a suffix under which anybody may register a name",
            "name the registered domain behind the asterisk"),
    METHOD_CASE(
            Severity.WARNING,
            "the method is not in upper case, but methods are compared with letter case",
            "write the method in upper case"),
    NO_ETAG_EXPOSED(
            Severity.WARNING,
            "the rule allows PUT or POST but does not expose ETag, without which a page cannot finish an upload in parts",
            "expose ETag"),
    UPLOAD_WITHOUT_HEADERS(
            Severity.WARNING,
            "the rule allows PUT, POST or DELETE but no request headers, so a content type alone is refused",
            "allow the request headers that pages send, or `*`"),
    SDK_HEADERS_MISSING(
            Severity.INFO,
            "the allowed headers lack names that the common script SDKs send",
            "allow those names as well, or `*`"),
    AGE_LONG(
            Severity.WARNING,
            "no browser keeps a permission for more than a day, and a mistake sticks as long as it is kept",
            "write 86400 or less"),
    AGE_NEGATIVE(
            Severity.WARNING, "an age below zero is never sent", "leave the age out, or write 0 to have nothing kept"),
    VARY_OFF(
            Severity.WARNING,
            "the vary switch is off while answers differ by origin, so caches give one site's answer to another",
            "switch it on, or leave it out"),
    NOT_IN_DIALECT(
            Severity.INFO,
            "something here cannot be shown to clients of another dialect",
            "nothing, unless such clients read these rules"),
    NEAR_LIMIT(
            Severity.INFO,
            "the configuration is close to what may be stored",
            "join rules that differ in their origins only");

    private final About about;

    CorsLintCode(Severity severity, String what, String fix) {
        about = new About(severity, what, fix);
    }

    @Override
    public About about() {
        return about;
    }
}
