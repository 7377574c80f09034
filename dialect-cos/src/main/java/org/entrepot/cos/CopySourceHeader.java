package org.entrepot.cos;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entrepot.access.Operation;
import org.entrepot.gateway.PercentCoding;
import org.entrepot.gateway.Query;
import org.entrepot.gateway.ReadConditions;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Settings;
import org.entrepot.gateway.SourceObject;
import org.entrepot.gateway.Work;
import org.entrepot.store.BucketName;
import org.entrepot.store.CopySource;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.StoredObject;

/**
 * The header that names the source of a copy, taken apart: {@code <bucket>.cos.<region>.<domain>/<encoded key>[?versionId=]}
 * ({@code cos.md} section 9). Clients write their default domain even where their endpoint is another, so the first label of
 * the host names the bucket.
 *
 * @param host as written; empty for none
 * @param rawKey percent-encoded; empty for none
 * @param rawQuery without the question mark; empty for none
 */
record CopySourceHeader(String host, String rawKey, String rawQuery) {
    /** The header. */
    static final String NAME = "x-cos-copy-source";

    /** How the headers begin that say more of the source. */
    private static final String PREFIX = NAME + "-";

    /** Takes a value apart. */
    static CopySourceHeader of(String value) {
        int mark = value.indexOf('?');
        String source = mark < 0 ? value : value.substring(0, mark);
        int slash = source.indexOf('/');
        return new CopySourceHeader(
                slash < 0 ? source : source.substring(0, slash),
                slash < 0 ? "" : source.substring(slash + 1),
                mark < 0 ? "" : value.substring(mark + 1));
    }

    /**
     * The source as conditions of policies see it: {@code bucket/key}, decoded, without version ({@code policy.md} section 6).
     * A key that cannot be decoded stands as it is, and matches nothing that was meant.
     */
    String named() {
        try {
            return label() + "/" + PercentCoding.decode(rawKey, false);
        } catch (RefusedException undecodable) {
            return label() + "/" + rawKey;
        }
    }

    /**
     * The source that a request names, found, allowed to be read, and with its conditions fulfilled.
     *
     * @throws RefusedException {@code InvalidCopySource}, {@link Refusal.NoSuchBucket}, {@link Refusal.AccessDenied}, {@link
     *     Refusal.NoSuchKey}, {@link Refusal.NoSuchVersion}, {@link Refusal.PreconditionFailed}
     */
    static CopySource judge(Work work) throws IOException {
        CopySource source = of(work.headers().first(NAME).orElse("")).find(work);
        ReadConditions.requireOfSource(work.headers(), PREFIX, source.object());
        return source;
    }

    private CopySource find(Work work) throws IOException {
        Optional<String> bound = boundBucket(work.settings());
        Optional<CosBucketName> spelled = bound.isPresent() ? Optional.empty() : CosBucketName.of(label());
        BucketName name = bound.or(() -> spelled.map(CosBucketName::name))
                .flatMap(BucketName::of)
                .orElseThrow(() -> invalid("its host does not begin with the name of a bucket, <name>-<appid>"));
        String version = version();
        SourceObject source = SourceObject.find(work, name, key());
        boolean isForeign = spelled.filter(
                        bucket -> !bucket.appid().equals(source.bucket().owner().cosAppid()))
                .isPresent();
        if (isForeign) {
            throw new RefusedException(new Refusal.NoSuchBucket(label()));
        }
        return version.isEmpty() ? source.read(work) : ofVersion(work, source, version);
    }

    /** Nothing is versioned, so an object is its own only version ({@code cos.md} section 11). */
    private static CopySource ofVersion(Work work, SourceObject source, String version) throws IOException {
        source.require(work, Operation.VERSION_READ, version);
        StoredObject object = source.object();
        if (object == null || !version.equals(ListingCalls.NULL_VERSION)) {
            throw new RefusedException(new Refusal.NoSuchVersion(version));
        }
        return new CopySource(source.bucket(), object);
    }

    private String label() {
        int dot = host.indexOf('.');
        return dot < 0 ? host : host.substring(0, dot);
    }

    /** The inside name of the bucket that the configuration binds the host to. */
    private Optional<String> boundBucket(Settings settings) {
        int colon = host.indexOf(':');
        String name = colon < 0 ? host : host.substring(0, colon);
        return Optional.ofNullable(settings.boundHosts().get(name.toLowerCase(Locale.ROOT)))
                .map(Settings.BoundHost::bucket);
    }

    private ObjectKey key() throws RefusedException {
        String key;
        try {
            key = PercentCoding.decode(rawKey, false);
        } catch (RefusedException undecodable) {
            throw invalid("its key is not percent-encoded UTF-8");
        }
        return ObjectKey.of(key)
                .orElseThrow(() -> invalid("a key has 1 to " + ObjectKey.BYTES_MAX + " bytes in UTF-8"));
    }

    private String version() throws RefusedException {
        Query query;
        try {
            query = Query.parse(rawQuery);
        } catch (RefusedException undecodable) {
            throw invalid("its query is not percent-encoded UTF-8");
        }
        return query.parameters().stream()
                .filter(parameter -> parameter.name().equalsIgnoreCase(CosRouting.VERSION_ID))
                .map(Query.Parameter::value)
                .findFirst()
                .orElse("");
    }

    private static RefusedException invalid(String message) {
        return new RefusedException(
                new Refusal.InDialect(400, "InvalidCopySource", "`" + NAME + "`: " + message + ".", List.of()));
    }
}
