package org.entrepot.conformance.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entrepot.conformance.S3Client;
import org.entrepot.conformance.StartedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running upload is as durable as an object: what was acknowledged of it is there after a SIGKILL, and it goes on. */
class KilledUploadTest {
    private static final String KEY = "/parts/key";
    private static final int SENDERS = 4;
    private static final int PARTS_BEFORE_THE_KILL = 6;
    private static final int PART_BYTES = 5 << 20;
    private static final Pattern UPLOAD_ID = Pattern.compile("<UploadId>([^<]*)</UploadId>");
    private static final Pattern PART =
            Pattern.compile("<PartNumber>(\\d+)</PartNumber>.*?<ETag>([^<]*)</ETag>.*?</Part>", Pattern.DOTALL);

    @Test
    void an_upload_goes_on_after_a_kill_with_every_part_that_was_acknowledged(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        ConcurrentMap<Integer, String> acknowledged = new ConcurrentSkipListMap<>();
        String id;
        try (StartedServer server = StartedServer.start(data)) {
            S3Client client = new S3Client(server);
            assertThat(client.send("PUT", "/parts").statusCode()).isEqualTo(200);
            id = found(UPLOAD_ID, text(client, "POST", KEY + "?uploads=")).getFirst();
            sendPartsUntilKilled(server, client, id, acknowledged);
        }
        try (StartedServer server = StartedServer.start(data)) {
            S3Client client = new S3Client(server);
            Matcher listed = PART.matcher(text(client, "GET", KEY + "?uploadId=" + id));
            ConcurrentMap<Integer, String> kept = new ConcurrentSkipListMap<>();
            while (listed.find()) {
                kept.put(Integer.parseInt(listed.group(1)), listed.group(2).replace("&quot;", "\""));
            }
            assertThat(kept).containsAllEntriesOf(acknowledged);
            complete(client, id, acknowledged);
            byte[] object = client.send("GET", KEY).body();
            int at = 0;
            for (int number : acknowledged.keySet()) {
                assertThat(Arrays.copyOfRange(object, at, at + PART_BYTES)).isEqualTo(part(number));
                at += PART_BYTES;
            }
            assertThat(object).hasSize(at);
        }
    }

    private static void sendPartsUntilKilled(
            StartedServer server, S3Client client, String id, ConcurrentMap<Integer, String> acknowledged)
            throws Exception {
        CountDownLatch enough = new CountDownLatch(PARTS_BEFORE_THE_KILL);
        List<Thread> senders = new ArrayList<>();
        for (int sender = 0; sender < SENDERS; sender++) {
            int first = sender + 1;
            senders.add(Thread.startVirtualThread(() -> {
                for (int number = first; ; number += SENDERS) {
                    try {
                        var answer =
                                client.send("PUT", KEY + "?partNumber=" + number + "&uploadId=" + id, part(number));
                        acknowledged.put(
                                number, answer.headers().firstValue("ETag").orElseThrow());
                        enough.countDown();
                    } catch (IOException killed) {
                        return;
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        return;
                    }
                }
            }));
        }
        enough.await();
        server.kill();
        for (Thread sender : senders) {
            sender.join();
        }
    }

    private static void complete(S3Client client, String id, ConcurrentMap<Integer, String> parts) throws Exception {
        StringBuilder list = new StringBuilder("<CompleteMultipartUpload>");
        parts.forEach((number, etag) -> list.append("<Part><PartNumber>")
                .append(number)
                .append("</PartNumber><ETag>")
                .append(etag)
                .append("</ETag></Part>"));
        list.append("</CompleteMultipartUpload>");
        var answer =
                client.send("POST", KEY + "?uploadId=" + id, list.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
    }

    private static byte[] part(int number) {
        byte[] bytes = new byte[PART_BYTES];
        Arrays.fill(bytes, (byte) number);
        return bytes;
    }

    private static String text(S3Client client, String method, String target) throws Exception {
        return new String(client.send(method, target).body(), StandardCharsets.UTF_8);
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(result -> result.group(1)).toList();
    }
}
