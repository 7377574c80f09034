package org.entrepot.server.cases;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.access.Dialect;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Turns the path-style requests of cases into the forms of each dialect: COS by host, QingStor by zone host and path,
 * MediaStore by its path prefix or its control calls, S3 as they are.
 */
public final class DialectForms {
    private static final String COS_HOST = ".cos.local.localhost";
    private static final String QINGSTOR_HOST = "pek3a.localhost";
    private static final String MEDIASTORE_TARGET = "X-Amz-Target";

    private final String authority;
    private final CaseOwner owner;
    private final RequestSigner signer;

    /**
     * Requests to one server.
     *
     * @param authority its host and port
     * @param owner signs, and has the APPID behind the names of buckets in COS hosts
     */
    public DialectForms(String authority, CaseOwner owner) {
        this.authority = authority;
        this.owner = owner;
        signer = new RequestSigner(owner.accessKey(), owner.secretKey());
    }

    /**
     * The call for a request.
     *
     * @param path {@code /bucket[/key]}, {@code /} or one of the server's own paths
     * @param query raw; null for none
     * @param signed whether the owner signs it
     */
    public CaseCall call(
            Dialect dialect,
            String method,
            String path,
            @Nullable String query,
            List<Header> headers,
            byte[] body,
            boolean signed) {
        boolean isOwnPath = path.startsWith("/-/");
        Dialect form = isOwnPath ? Dialect.S3 : dialect;
        String host = host(form, path);
        String rawTarget = path(form, path, new Headers(headers)) + (query == null ? "" : "?" + query);
        List<Header> all = new ArrayList<>(headers);
        if (signed) {
            all.addAll(signer.sign(form, method, rawTarget, host, headers, body, Instant.now()));
        }
        return new CaseCall(method, host, rawTarget, all, body);
    }

    /** A control call of MediaStore about one container. */
    public CaseCall control(String call, String members) {
        List<Header> headers = List.of(
                new Header(MEDIASTORE_TARGET, "MediaStore_20170901." + call),
                new Header("Content-Type", "application/x-amz-json-1.1"));
        return call(Dialect.MEDIASTORE, "POST", "/", null, headers, members.getBytes(StandardCharsets.UTF_8), true);
    }

    /** The body of a control call that names a container and nothing else. */
    public static String containerOnly(String container) {
        return new JsonWriter()
                .openObject()
                .member("ContainerName", container)
                .closeObject()
                .toString();
    }

    private String host(Dialect dialect, String path) {
        int colon = authority.lastIndexOf(':');
        String port = colon > authority.lastIndexOf(']') ? authority.substring(colon) : "";
        String bucket = bucket(path);
        return switch (dialect) {
            case S3, MEDIASTORE -> authority;
            case COS ->
                (bucket.isEmpty() ? "service" : bucket + "-" + owner.cosAppid())
                        + (bucket.isEmpty() ? ".cos.localhost" : COS_HOST)
                        + port;
            case QINGSTOR -> QINGSTOR_HOST + port;
        };
    }

    private static String path(Dialect dialect, String path, Headers headers) {
        return switch (dialect) {
            case S3, QINGSTOR -> path;
            case COS -> "/" + behindBucket(path);
            case MEDIASTORE ->
                headers.has(MEDIASTORE_TARGET)
                        ? path
                        : "/-/mediastore"
                                + (bucket(path).isEmpty() ? "/" : "/" + bucket(path) + "/" + behindBucket(path));
        };
    }

    private static String bucket(String path) {
        int slash = path.indexOf('/', 1);
        return slash < 0 ? path.substring(1) : path.substring(1, slash);
    }

    private static String behindBucket(String path) {
        int slash = path.indexOf('/', 1);
        return slash < 0 ? "" : path.substring(slash + 1);
    }
}
