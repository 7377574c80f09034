package org.entrepot.access.cors.lint;

import java.util.Locale;

/** What the asterisk in an origin pattern lets in, judged by the part of the host that stays fixed behind it. */
enum Asterisk {
    /** There is none, or whatever it stands for belongs to the same registered name. */
    HARMLESS,
    /** It may stand for a piece of the registered name or for what follows it. */
    LOOSE,
    /** It stands right before a public suffix. */
    BEFORE_PUBLIC_SUFFIX;

    static Asterisk in(OriginText origin) {
        String host = origin.inPunycode().orElse(origin).host();
        int asterisk = host.indexOf('*');
        if (asterisk < 0) {
            return HARMLESS;
        }
        String behind = host.substring(asterisk + 1).toLowerCase(Locale.ROOT);
        PublicSuffixes suffixes = PublicSuffixes.published();
        if (behind.startsWith(".")) {
            return suffixes.isListed(behind.substring(1)) ? BEFORE_PUBLIC_SUFFIX : HARMLESS;
        }
        int dot = behind.indexOf('.');
        boolean reachesRegisteredName = dot < 0 || suffixes.isSuffix(behind.substring(dot + 1));
        return reachesRegisteredName ? LOOSE : HARMLESS;
    }
}
