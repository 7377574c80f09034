package org.entrepot.access.acl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.entrepot.access.Dialect;
import org.junit.jupiter.api.Test;

class CannedAclTest {
    private static final String OWNER = "o".repeat(64);

    @Test
    void a_name_and_the_grants_it_stands_for_describe_each_other() {
        for (CannedAcl canned : List.of(
                CannedAcl.PRIVATE, CannedAcl.PUBLIC_READ, CannedAcl.PUBLIC_READ_WRITE, CannedAcl.AUTHENTICATED_READ)) {
            assertThat(CannedAcl.describing(new Acl(Dialect.COS, canned.grants(OWNER)), OWNER))
                    .contains(canned);
        }
    }

    @Test
    void names_are_known_only_where_the_dialect_has_them() {
        assertThat(CannedAcl.of(Dialect.COS, true, "default")).contains(CannedAcl.DEFAULT);
        assertThat(CannedAcl.of(Dialect.COS, false, "default")).isEmpty();
        assertThat(CannedAcl.of(Dialect.COS, true, "public-read-write")).isEmpty();
        assertThat(CannedAcl.of(Dialect.S3, true, "public-read-write")).contains(CannedAcl.PUBLIC_READ_WRITE);
        assertThat(CannedAcl.of(Dialect.QINGSTOR, false, "private")).isEmpty();
    }

    @Test
    void grants_to_somebody_by_name_have_no_short_name() {
        Grant one = new Grant(new Grantee.Identity("x"), Permission.READ);
        Acl acl = new Acl(Dialect.S3, List.of(one));
        assertThat(CannedAcl.describing(acl, OWNER)).isEmpty();
        assertThat(PublicGrants.isPublic(acl)).isFalse();
    }

    @Test
    void grants_to_everybody_and_to_every_signed_caller_are_public() {
        for (CannedAcl canned : List.of(CannedAcl.PUBLIC_READ, CannedAcl.AUTHENTICATED_READ)) {
            assertThat(PublicGrants.isPublic(new Acl(Dialect.S3, canned.grants(OWNER))))
                    .isTrue();
        }
    }
}
