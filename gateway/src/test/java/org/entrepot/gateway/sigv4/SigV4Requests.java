package org.entrepot.gateway.sigv4;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entrepot.access.identity.Account;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.RequestHead;
import org.entrepot.store.AccessKey;

/** Requests and keys for the tests of this package. */
final class SigV4Requests {
    static final String ID = "AKIAIOSFODNN7EXAMPLE";
    static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    static final Instant NOW = Instant.parse("2013-05-24T00:00:00Z");
    static final String HOST = "examplebucket.s3.amazonaws.com";

    private SigV4Requests() {}

    static AccessKey key(String id, String secret) {
        Account account = new Account("123456789012", "100000000001", "1250000000", "usr-abcdefgh", "c".repeat(64));
        return new AccessKey(id, account, null, secret, true, NOW);
    }

    static AccessKey key() {
        return key(ID, SECRET);
    }

    static RequestHead head(String method, String target, String host, List<Header> headers) {
        int mark = target.indexOf('?');
        List<Header> all = new ArrayList<>();
        all.add(new Header("Host", host));
        all.addAll(headers);
        return new RequestHead(
                method,
                mark < 0 ? target : target.substring(0, mark),
                mark < 0 ? "" : target.substring(mark + 1),
                host,
                new Headers(all),
                "HTTP/1.1",
                InetAddress.getLoopbackAddress(),
                null,
                null,
                NOW,
                "0".repeat(32));
    }

    static RequestHead head(String method, String target, Header... headers) {
        return head(method, target, HOST, List.of(headers));
    }

    static Header authorization(String signed, String signature) {
        return new Header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=" + ID + "/20130524/us-east-1/s3/aws4_request,SignedHeaders=" + signed
                        + ",Signature=" + signature);
    }

    static Optional<SigV4Proof> verified(RequestHead head, Instant now) throws RefusedException {
        Optional<SigV4Credentials> credentials = new SigV4Reader("s3").read(head);
        if (credentials.isEmpty()) {
            return Optional.empty();
        }
        String payload = head.headers().first("x-amz-content-sha256").orElse(SigV4Verifier.UNSIGNED_PAYLOAD);
        return Optional.of(SigV4Verifier.forS3().verify(head, credentials.get(), key(), payload, now));
    }

    static Refusal refusal(RequestHead head, Instant now) {
        try {
            verified(head, now);
        } catch (RefusedException e) {
            return e.refusal();
        }
        throw new AssertionError("not refused");
    }
}
