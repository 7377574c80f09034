package org.entrepot.conformance.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.access.Dialect;
import org.entrepot.conformance.S3Client;
import org.entrepot.conformance.StartedServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that want nothing, or want and do not take, cost little and stand in nobody's way. */
class CrowdTest {
    private static final String BUCKET = "hostilecrowd";
    /** One below the server's limit, so that there is room for who works meanwhile. */
    private static final int IDLE = 9_990;

    private static final int RESIDENT_KIB_MAX = 200 * 1024;
    private static final int GREEDY = 64;
    private static final int LARGE = 8 << 20;

    @TempDir
    Path folder;

    private StartedServer server;
    private S3Client owner;
    private final List<RawConnection> crowd = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        server = StartedServer.start(folder.resolve("data"));
        owner = new S3Client(server);
        assertThat(owner.send("PUT", "/" + BUCKET).statusCode()).isEqualTo(200);
        assertThat(owner.send("PUT", "/" + BUCKET + "/kept", "kept".getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(200);
    }

    @AfterEach
    void close() throws IOException {
        for (RawConnection connection : crowd) {
            connection.close();
        }
        server.close();
    }

    @Test
    void ten_thousand_idle_connections_fit_into_200_megabytes_and_each_is_still_served() throws Exception {
        Requests requests = new Requests(BUCKET, server.port());
        for (int i = 0; i < IDLE; i++) {
            crowd.add(new RawConnection(server.port()));
        }
        for (int i = 0; i < IDLE; i += 97) {
            crowd.get(i).write(requests.getObject(Dialect.S3, "kept").bytes());
            assertThat(crowd.get(i).read().text()).isEqualTo("kept");
        }
        assertThat(residentKib()).isLessThan(RESIDENT_KIB_MAX);
    }

    @Test
    void clients_that_read_nothing_stand_in_nobodys_way() throws Exception {
        Requests requests = new Requests(BUCKET, server.port());
        assertThat(owner.send("PUT", "/" + BUCKET + "/large", new byte[LARGE]).statusCode())
                .isEqualTo(200);
        for (int i = 0; i < GREEDY; i++) {
            RawConnection connection = new RawConnection(server.port());
            crowd.add(connection);
            connection.write(requests.getObject(Dialect.S3, "large").bytes());
        }
        for (int i = 0; i < GREEDY; i++) {
            assertThat(owner.send("GET", "/" + BUCKET + "/kept").statusCode()).isEqualTo(200);
        }
        assertThat(residentKib()).isLessThan(2 * RESIDENT_KIB_MAX);
    }

    @Test
    void clients_that_stop_in_mid_body_stand_in_nobodys_way_and_store_nothing() throws Exception {
        Requests requests = new Requests(BUCKET, server.port());
        for (int i = 0; i < GREEDY; i++) {
            RawConnection connection = new RawConnection(server.port());
            crowd.add(connection);
            Message put = requests.putObject(Dialect.S3, "half" + i, List.of(), new byte[LARGE]);
            connection.write(put.withBody(new byte[LARGE / 8]).bytes());
        }
        for (int i = 0; i < GREEDY; i++) {
            assertThat(owner.send("PUT", "/" + BUCKET + "/kept", new byte[1]).statusCode())
                    .isEqualTo(200);
        }
        for (RawConnection connection : crowd) {
            connection.close();
        }
        assertThat(new String(owner.send("GET", "/" + BUCKET + "?list-type=2").body(), StandardCharsets.UTF_8))
                .contains("<KeyCount>1</KeyCount>");
    }

    private long residentKib() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + server.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow();
    }
}
