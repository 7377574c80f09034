package org.entrepot.cos;

import org.entrepot.gateway.PercentCoding;
import org.entrepot.gateway.RefusedException;

/** The source of a copy as conditions see it ({@code policy.md} section 6). */
final class CopySource {
    private CopySource() {}

    /**
     * {@code bucket/key}, decoded, without version, from {@code <bucket>.cos.<region>.<domain>/<encoded key>[?versionId=]}
     * ({@code cos.md} section 9). A text that cannot be decoded stands as it is, and matches nothing that was meant.
     */
    static String named(String header) {
        int mark = header.indexOf('?');
        String source = mark < 0 ? header : header.substring(0, mark);
        int slash = source.indexOf('/');
        String host = slash < 0 ? source : source.substring(0, slash);
        int dot = host.indexOf('.');
        String bucket = dot < 0 ? host : host.substring(0, dot);
        String key = slash < 0 ? "" : source.substring(slash + 1);
        try {
            return bucket + "/" + PercentCoding.decode(key, false);
        } catch (RefusedException undecodable) {
            return bucket + "/" + key;
        }
    }
}
