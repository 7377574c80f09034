package org.entrepot.conformance.durability;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.cases.CorsCaseAnswer;
import org.entrepot.gateway.Header;
import org.entrepot.server.cases.CaseCall;
import org.entrepot.server.cases.DialectForms;
import org.entrepot.server.cases.SocketTarget;
import org.entrepot.server.secrets.RootCredentials;
import org.jspecify.annotations.Nullable;

/** The root, speaking all four dialects to one server. An answer is an acknowledgement or it is none: nothing is tried again. */
final class DialectClient implements AutoCloseable {
    private static final byte[] NO_BODY = {};

    private final SocketTarget target;
    private final DialectForms forms;
    private final String account;

    private DialectClient(SocketTarget target, String account) {
        this.target = target;
        this.account = account;
        forms = new DialectForms(target.authority(), target.owner());
    }

    /** A client of the server at {@code http://HOST:PORT}. */
    static DialectClient open(String endpoint, RootCredentials root) throws IOException {
        SocketTarget target = SocketTarget.open(URI.create(endpoint), root.accessKey(), root.secretKey());
        return new DialectClient(target, root.accountId());
    }

    /** The root's APPID. */
    String cosAppid() {
        return target.owner().cosAppid();
    }

    /** The root's account number. */
    String account() {
        return account;
    }

    /** An answer, with the id that the dialect gives it. */
    record Answer(int status, String requestId, CorsCaseAnswer whole) {
        String text() {
            return new String(whole.body(), StandardCharsets.UTF_8);
        }

        /** The state of an object that was read so. */
        String state() {
            return switch (status) {
                case 200 -> stateOf(whole.body());
                case 404 -> AcknowledgedWrites.NOTHING;
                default -> "answered by " + status;
            };
        }

        Answer require(int... statuses) {
            for (int wanted : statuses) {
                if (status == wanted) {
                    return this;
                }
            }
            throw new IllegalStateException(status + ": " + text());
        }
    }

    /** Names the state of an object with these bytes. */
    static String stateOf(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return body.length + " bytes " + HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends a call about a bucket's object, or about the bucket when the path ends with its name. */
    Answer send(Dialect dialect, String method, String path, @Nullable String query, byte[] body, Header... headers)
            throws IOException {
        return send(dialect, forms.call(dialect, method, path, query, List.of(headers), body, true));
    }

    /** Sends a call without a query and a body. */
    Answer send(Dialect dialect, String method, String path, Header... headers) throws IOException {
        return send(dialect, method, path, null, NO_BODY, headers);
    }

    /** Sends a control call of MediaStore. */
    Answer control(String call, String members) throws IOException {
        return send(Dialect.MEDIASTORE, forms.control(call, members));
    }

    private Answer send(Dialect dialect, CaseCall call) throws IOException {
        CorsCaseAnswer answer = target.send(call);
        String header = switch (dialect) {
            case S3 -> "x-amz-request-id";
            case COS -> "x-cos-request-id";
            case QINGSTOR -> "x-qs-request-id";
            case MEDIASTORE -> "x-amzn-RequestId";
        };
        List<String> ids = answer.values(header);
        return new Answer(answer.status(), ids.isEmpty() ? "" : ids.getFirst(), answer);
    }

    @Override
    public void close() {
        target.close();
    }
}
