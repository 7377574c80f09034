package org.entrepot.conformance.hostile;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.access.Dialect;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.conformance.StartedServer;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.sigv4.SigV4Signer;
import org.entrepot.server.cases.RequestSigner;

/** Well-signed requests about one bucket in each dialect's own form; what is wrong with them comes afterwards. */
final class Requests {
    private static final byte[] NONE = new byte[0];
    private static final String REGION = "us-east-1";
    private static final RequestSigner ROOT = new RequestSigner(StartedServer.ACCESS_KEY, StartedServer.SECRET_KEY);

    private final String bucket;
    private final String port;

    Requests(String bucket, int port) {
        this.bucket = bucket;
        this.port = ":" + port;
    }

    String bucket() {
        return bucket;
    }

    Message putObject(Dialect dialect, String rawKey, List<Header> headers, byte[] body) {
        return signed(dialect, "PUT", objectTarget(dialect, rawKey), headers, body, Instant.now());
    }

    Message getObject(Dialect dialect, String rawKey) {
        return objectCall(dialect, "GET", rawKey, NONE);
    }

    /** Any call about an object; the key may carry a query. */
    Message objectCall(Dialect dialect, String method, String rawKey, byte[] body) {
        return signed(dialect, method, objectTarget(dialect, rawKey), List.of(), body, Instant.now());
    }

    /** A PUT that was signed at another moment. */
    Message putObjectAt(Dialect dialect, String rawKey, Instant time) {
        byte[] body = "late".getBytes(StandardCharsets.US_ASCII);
        return signed(dialect, "PUT", objectTarget(dialect, rawKey), List.of(), body, time);
    }

    /** The document's own text is the body; MediaStore's is the whole input of the call. */
    Message putCors(Dialect dialect, byte[] body) {
        return dialect == Dialect.MEDIASTORE
                ? control("PutCorsPolicy", body)
                : bucketCall(dialect, "PUT", "cors", List.of(), body);
    }

    /** As {@link #putCors}. */
    Message putPolicy(Dialect dialect, byte[] body) {
        return dialect == Dialect.MEDIASTORE
                ? control("PutContainerPolicy", body)
                : bucketCall(dialect, "PUT", "policy", List.of(), body);
    }

    Message getCors(Dialect dialect) {
        return dialect == Dialect.MEDIASTORE
                ? control("GetCorsPolicy", containerOnly())
                : bucketCall(dialect, "GET", "cors", List.of(), NONE);
    }

    /** A call about the bucket: a sub-resource of it. Not for MediaStore. */
    Message bucketCall(Dialect dialect, String method, String query, List<Header> headers, byte[] body) {
        String path = dialect == Dialect.COS ? "/" : "/" + bucket;
        return signed(dialect, method, path + "?" + query, headers, body, Instant.now());
    }

    /** A call of MediaStore's control plane. */
    Message control(String call, byte[] input) {
        List<Header> headers = List.of(
                new Header("X-Amz-Target", "MediaStore_20170901." + call),
                new Header("Content-Type", "application/x-amz-json-1.1"));
        return signed(Dialect.MEDIASTORE, "POST", "/", headers, input, Instant.now());
    }

    /** The input of a control call that names the container and nothing else. */
    byte[] containerOnly() {
        return new JsonWriter()
                .openObject()
                .member("ContainerName", bucket)
                .closeObject()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    String objectTarget(Dialect dialect, String rawKey) {
        return switch (dialect) {
            case S3, QINGSTOR -> "/" + bucket + "/" + rawKey;
            case COS -> "/" + rawKey;
            case MEDIASTORE -> "/-/mediastore/" + bucket + "/" + rawKey;
        };
    }

    String host(Dialect dialect) {
        return switch (dialect) {
            case S3, MEDIASTORE -> "127.0.0.1" + port;
            case COS -> bucket + "-" + StartedServer.COS_APPID + ".cos.local.localhost" + port;
            case QINGSTOR -> "pek3a.localhost" + port;
        };
    }

    /** An S3 request whose signature speaks for the body by a word or hash of choice, in {@code x-amz-content-sha256}. */
    Message signedForPayload(String rawKey, List<Header> headers, String payload, byte[] body) {
        return sigV4(Dialect.S3, SigV4Signer.forS3(), rawKey, headers, payload, body);
    }

    /** As {@link #signedForPayload}, in MediaStore's data plane. */
    Message signedForMediaStorePayload(String rawKey, String payload, byte[] body) {
        return sigV4(Dialect.MEDIASTORE, SigV4Signer.forMediaStore(), rawKey, List.of(), payload, body);
    }

    private Message sigV4(
            Dialect dialect, SigV4Signer signer, String rawKey, List<Header> headers, String payload, byte[] body) {
        String target = objectTarget(dialect, rawKey);
        SigV4Signer.Request request = new SigV4Signer.Request("PUT", target, host(dialect), headers);
        List<Header> all = new ArrayList<>(headers);
        all.addAll(signer.sign(
                request,
                payload,
                new SigV4Signer.Signatory(StartedServer.ACCESS_KEY, StartedServer.SECRET_KEY, REGION),
                Instant.now()));
        return framed("PUT", target, host(dialect), all, body);
    }

    /** A request signed by the root for a moment of choice, with {@code Host} and {@code Content-Length}. */
    Message signed(Dialect dialect, String method, String target, List<Header> headers, byte[] body, Instant time) {
        String host = host(dialect);
        List<Header> all = new ArrayList<>(headers);
        all.addAll(ROOT.sign(dialect, method, target, host, headers, body, time));
        return framed(method, target, host, all, body);
    }

    private static Message framed(String method, String target, String host, List<Header> headers, byte[] body) {
        return new Message(method, target, headers, body)
                .with("Host", host)
                .with("Content-Length", String.valueOf(body.length));
    }
}
