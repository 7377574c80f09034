package org.entrepot.s3;

import static org.assertj.core.api.Assertions.assertThat;

import org.entrepot.gateway.Settings;
import org.entrepot.gateway.kit.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sizes of parts and of what they make, which the operator may set ({@code s3.md} sections 11 and 21). */
class UploadSizesTest {
    private final S3Server server = new S3Server(configured(new Settings.S3Uploads(3, 10)));
    private final TestUpload uploads = new TestUpload(server, "/bucket/k");

    private static Settings configured(Settings.S3Uploads uploads) {
        Settings plain = Settings.defaults();
        return new Settings(
                plain.region(),
                plain.domains(),
                plain.wildcardDomains(),
                plain.zones(),
                plain.boundHosts(),
                plain.mediaStoreRequiresTls(),
                plain.regionCheck(),
                plain.trustedProxies(),
                plain.objectBytesMax(),
                uploads);
    }

    @BeforeEach
    void makeBucket() {
        server.put("/bucket", "").expect(200);
    }

    @Test
    void a_part_before_the_last_may_be_as_small_as_configured_and_no_smaller() {
        String upload = uploads.begin();
        Reply refused = uploads.complete(upload, uploads.parts(upload, "12", "3"));
        assertThat(refused.outcome()).isEqualTo("400 EntityTooSmall");
        assertThat(refused.element("MinSizeAllowed")).isEqualTo("3");
        uploads.complete(upload, uploads.parts(upload, "123", "4")).expect(200);
        assertThat(server.send("GET", "/bucket/k").text()).isEqualTo("1234");
    }

    @Test
    void an_object_of_parts_may_be_as_large_as_configured_and_no_larger() {
        String upload = uploads.begin();
        Reply refused = uploads.complete(upload, uploads.parts(upload, "12345", "678901"));
        assertThat(refused.outcome()).isEqualTo("400 EntityTooLarge");
        assertThat(refused.element("MaxSizeAllowed")).isEqualTo("10");
        assertThat(server.send("GET", "/bucket/k").outcome()).isEqualTo("404 NoSuchKey");
        uploads.complete(upload, uploads.parts(upload, "12345", "67890")).expect(200);
    }

    @Test
    void without_configuration_parts_have_5_mib_and_objects_5_tib() {
        assertThat(Settings.defaults().s3Uploads()).isEqualTo(new Settings.S3Uploads(5_242_880, 5_497_558_138_880L));
    }
}
