package org.entrepot.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.access.Dialect;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Settings;
import org.entrepot.gateway.kit.InProcessServer;
import org.entrepot.gateway.kit.Reply;
import org.entrepot.gateway.kit.RequestHeads;
import org.entrepot.server.cases.CaseCall;
import org.entrepot.server.cases.CaseOwner;
import org.entrepot.server.cases.DialectForms;
import org.entrepot.store.AccessKey;
import org.entrepot.store.SecretSealer;
import org.entrepot.store.WritesRefusedException.Reason;
import org.entrepot.store.core.CatalogObjectStore;
import org.entrepot.store.memory.MemoryCatalog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every dialect has to do alike, in its own words: one bucket, asked for in each. */
class EveryDialectTest {
    private static final String AUTHORITY = "127.0.0.1:9000";
    private static final String ORIGIN = "https://app.example";
    private static final byte[] NOTHING = {};
    /** More than is kept beside the record: reading it needs the disk. */
    private static final String LARGE = "x".repeat(100_000);

    private final FailingBlobs blobs = new FailingBlobs();
    private final InProcessServer server = server(blobs);
    private final AccessKey owner = server.newKey("100000000001", null);
    private final AccessKey stranger = server.newKey("200000000002", null);

    private static InProcessServer server(FailingBlobs blobs) {
        Clock clock = Clock.systemUTC();
        SecretSealer inTheClear = new SecretSealer() {
            @Override
            public byte[] seal(byte[] clear, byte[] context) {
                return clear;
            }

            @Override
            public byte[] unseal(byte[] sealed, byte[] context) {
                return sealed;
            }
        };
        return new InProcessServer(
                Settings.defaults(),
                clock,
                new CatalogObjectStore(new MemoryCatalog(), blobs, inTheClear, clock),
                Dialects.all(Settings.defaults()));
    }

    @BeforeEach
    void make_a_bucket_with_an_object_and_rules() {
        s3("PUT", "/box", null, "").expect(200);
        s3("PUT", "/box/there", null, LARGE).expect(200);
        s3("PUT", "/box", "cors", """
                <CORSConfiguration><CORSRule><AllowedOrigin>https://app.example</AllowedOrigin>\
                <AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>""").expect(200);
    }

    @ParameterizedTest
    @EnumSource
    void a_policy_opens_the_policy_itself_to_no_other_account(Dialect dialect) {
        String policy = """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"200000000002"},
                 "Action":"s3:*","Resource":["arn:aws:s3:::box","arn:aws:s3:::box/*"]}]}""";
        s3("PUT", "/box", "policy", policy).expect(204);
        object(dialect, stranger, "there").expect(200);
        for (String method : List.of("GET", "PUT", "DELETE")) {
            Reply refused = policy(dialect, stranger, method);
            switch (dialect) {
                case S3 -> refused.expect(405, "MethodNotAllowed");
                case COS -> refused.expect(403, "AccessDenied");
                case QINGSTOR -> refused.expect(403, "permission_denied");
                case MEDIASTORE -> refused.expect(403, "AccessDeniedException");
            }
        }
        assertThat(s3("GET", "/box", "policy", "").text()).isEqualTo(policy);
    }

    @ParameterizedTest
    @EnumSource
    void a_disabled_key_is_refused_by_the_very_next_request(Dialect dialect) throws Exception {
        AccessKey key = server.newKey(owner.account().number(), null);
        object(dialect, key, "there").expect(200);
        server.store().identities().setEnabled(key.id(), false);
        Reply refused = object(dialect, key, "there");
        switch (dialect) {
            case S3, COS -> refused.expect(403, "InvalidAccessKeyId");
            case QINGSTOR -> refused.expect(401, "invalid_access_key_id");
            case MEDIASTORE -> refused.expect(403, "UnrecognizedClientException");
        }
        server.store().identities().setEnabled(key.id(), true);
        object(dialect, key, "there").expect(200);
    }

    @ParameterizedTest
    @EnumSource
    void every_refusal_can_be_read_by_the_page_that_asked(Dialect dialect) {
        AccessKey forged = new AccessKey(owner.id(), owner.account(), null, "wrong", true, owner.created());
        int badSignature = dialect == Dialect.QINGSTOR ? 401 : 403;
        assertReadable(object(dialect, forged, "there").expect(badSignature));
        assertReadable(object(dialect, stranger, "there").expect(403));
        assertReadable(object(dialect, owner, "missing").expect(404));
        assertReadable(object(dialect, owner, "there", new Header("Range", "bytes=200000-"))
                .expect(416));
    }

    @ParameterizedTest
    @EnumSource
    void a_fault_of_the_store_is_an_internal_error_that_the_page_can_read(Dialect dialect) {
        blobs.fail();
        Reply failed = object(dialect, owner, "there");
        switch (dialect) {
            case S3, COS -> failed.expect(500, "InternalError");
            case QINGSTOR -> failed.expect(500, "internal_error");
            case MEDIASTORE -> failed.expect(500, "InternalServerError");
        }
        assertThat(failed.text()).doesNotContain("disk");
        assertReadable(failed);
    }

    @ParameterizedTest
    @EnumSource(names = "MEDIASTORE", mode = EnumSource.Mode.EXCLUDE)
    void a_form_upload_is_told_that_there_is_none_and_not_that_its_sender_may_not(Dialect dialect) {
        List<Header> form = List.of(new Header("Content-Type", "multipart/form-data; boundary=b"));
        byte[] body = "--b--\r\n".getBytes(StandardCharsets.UTF_8);
        Reply refused = send(forms(owner).call(dialect, "POST", "/box", null, form, body, false));
        switch (dialect) {
            case S3, COS -> refused.expect(501, "NotImplemented");
            case QINGSTOR -> refused.expect(405, "method_not_allowed");
            case MEDIASTORE -> throw new AssertionError("it has no forms");
        }
    }

    private static void assertReadable(Reply reply) {
        assertThat(reply.header("Access-Control-Allow-Origin")).as(reply.text()).isEqualTo(ORIGIN);
        assertThat(reply.header("Vary")).contains("Origin");
    }

    @ParameterizedTest
    @EnumSource
    void a_disk_that_takes_no_writes_is_told_and_read(Dialect dialect) {
        for (Reason reason : List.of(Reason.NO_ROOM, Reason.READ_ONLY, Reason.STOPPED)) {
            blobs.refuse(reason);
            Reply refused = write(dialect);
            switch (dialect) {
                case S3, COS -> refused.expect(503, "ServiceUnavailable");
                case QINGSTOR -> refused.expect(503, "service_unavailable");
                case MEDIASTORE -> refused.expect(503, "ServiceUnavailableException");
            }
            assertThat(refused.text()).contains(reason.text());
            assertThat(refused.header("Retry-After")).isEqualTo("1");
            object(dialect, owner, "there").expect(200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_write_that_would_wait_behind_too_many_is_told_to_slow_down(Dialect dialect) {
        blobs.refuse(Reason.BUSY);
        Reply refused = write(dialect);
        switch (dialect) {
            case S3, COS -> refused.expect(503, "SlowDown");
            case QINGSTOR -> refused.expect(503, "service_unavailable");
            case MEDIASTORE -> refused.expect(400, "ThrottlingException");
        }
    }

    private Reply write(Dialect dialect) {
        byte[] body = "new".getBytes(StandardCharsets.UTF_8);
        return send(forms(owner).call(dialect, "PUT", "/box/new", null, List.of(), body, true));
    }

    /** GET of an object of the bucket, from a page. */
    private Reply object(Dialect dialect, AccessKey key, String name, Header... headers) {
        List<Header> all = new ArrayList<>(List.of(headers));
        all.add(new Header("Origin", ORIGIN));
        return send(forms(key).call(dialect, "GET", "/box/" + name, null, all, NOTHING, true));
    }

    /** A policy call; what PUT would store is no policy, because nobody is to come that far. */
    private Reply policy(Dialect dialect, AccessKey key, String method) {
        if (dialect != Dialect.MEDIASTORE) {
            byte[] body = method.equals("PUT") ? "{}".getBytes(StandardCharsets.UTF_8) : NOTHING;
            return send(forms(key).call(dialect, method, "/box", "policy", List.of(), body, true));
        }
        String call = method.charAt(0) + method.substring(1).toLowerCase(java.util.Locale.ROOT) + "ContainerPolicy";
        String members = new JsonWriter()
                .openObject()
                .member("ContainerName", "box")
                .member("Policy", "{}")
                .closeObject()
                .toString();
        return send(forms(key).control(call, members));
    }

    private Reply s3(String method, String path, String query, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return send(forms(owner).call(Dialect.S3, method, path, query, List.of(), bytes, true));
    }

    private DialectForms forms(AccessKey key) {
        String appid = owner.account().cosAppid();
        return new DialectForms(AUTHORITY, new CaseOwner(key.id(), key.secret(), appid));
    }

    private Reply send(CaseCall call) {
        List<Header> headers = new ArrayList<>(call.headers());
        headers.add(new Header("Host", call.host()));
        headers.add(new Header("Content-Length", String.valueOf(call.body().length)));
        return server.send(
                RequestHeads.of(
                        call.method(),
                        call.target(),
                        call.host(),
                        headers,
                        Clock.systemUTC().instant()),
                call.body());
    }
}
