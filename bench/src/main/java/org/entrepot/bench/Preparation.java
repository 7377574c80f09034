package org.entrepot.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.entrepot.gateway.Header;

/** Puts in place what the requests are about: two buckets, their rules and policy, the objects that are read and listed. */
final class Preparation {
    private static final Duration TIME_MAX = Duration.ofMinutes(3);
    private static final int CONNECTIONS = 32;

    private final InetSocketAddress server;
    private final S3Requests requests;

    Preparation(InetSocketAddress server, S3Requests requests) {
        this.server = server;
        this.requests = requests;
    }

    /**
     * Everything.
     *
     * @throws IOException when anything is refused
     */
    void run() throws IOException {
        fill();
        sendSetting("cors", Resources.text("cors.xml"));
        sendSetting("policy", Resources.text("policy.json"));
    }

    /**
     * Buckets and objects alone, for servers that have no rules.
     *
     * @throws IOException when anything is refused
     */
    void fill() throws IOException {
        send(requests.document("/" + S3Requests.BUCKET, "", List.of()));
        send(requests.document("/" + S3Requests.LISTED_BUCKET, "", List.of()));
        send(requests.puts("small", Work.SMALL_OBJECTS, S3Requests.body(Work.SMALL_BYTES), true));
        send(requests.puts("large", Work.LARGE_OBJECTS, S3Requests.body(Work.LARGE_BYTES), true));
        send(requests.listedPuts());
    }

    private void sendSetting(String name, String document) throws IOException {
        Header digest = new Header("Content-MD5", contentMd5(document));
        send(requests.document("/" + S3Requests.BUCKET + "?" + name, document, List.of(digest)));
    }

    /** Sends each request once. */
    private void send(RequestRing ring) throws IOException {
        int count = ring.heads().size();
        try (LoadGenerator generator = new LoadGenerator(server, ring, Math.min(count, CONNECTIONS))) {
            LoadResult result = generator.run(new Pace.Closed(), TIME_MAX, count);
            if (result.answered() != count) {
                throw new IOException("the content could not be put in place: " + result.firstError());
            }
        }
    }

    private static String contentMd5(String document) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(document.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
