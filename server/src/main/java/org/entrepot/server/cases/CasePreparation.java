package org.entrepot.server.cases;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.CorsConfiguration;
import org.entrepot.access.cors.cases.CorsCase;
import org.entrepot.access.cors.cases.CorsCaseAnswer;
import org.entrepot.access.cors.cases.CorsCaseSetup;
import org.entrepot.access.cors.notation.CorsNotation;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.gateway.Header;

/** Makes the bucket of a case as its owner would, by ordinary calls, and removes it again. */
final class CasePreparation {
    private static final byte[] OBJECT = "present".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NOTHING = {};

    private final CaseTarget target;
    private final DialectForms forms;

    CasePreparation(CaseTarget target, DialectForms forms) {
        this.target = target;
        this.forms = forms;
    }

    /** Makes bucket, object, permissions and rules. */
    void prepare(CorsCase one, Dialect dialect, String bucket, String key) throws IOException {
        CorsCaseSetup setup = one.setup();
        if (setup.bucket() == CorsCaseSetup.Bucket.ABSENT) {
            return;
        }
        owner("PUT", "/" + bucket, null, NOTHING);
        if (setup.objectPresent()) {
            owner("PUT", "/" + bucket + "/" + key, null, OBJECT);
        }
        switch (setup.bucket()) {
            case PUBLIC_READ -> allowEverybody(bucket, List.of("s3:ListBucket", "s3:GetObject"));
            case PUBLIC_READ_WRITE ->
                allowEverybody(bucket, List.of("s3:ListBucket", "s3:GetObject", "s3:PutObject", "s3:DeleteObject"));
            case PRIVATE, ABSENT -> {}
        }
        CorsConfiguration rules = one.config();
        if (rules != null) {
            writeRules(one.preparedThrough().orElse(dialect), bucket, rules);
        }
    }

    private void allowEverybody(String bucket, List<String> actions) throws IOException {
        JsonWriter policy = new JsonWriter()
                .openObject()
                .member("Version", "2012-10-17")
                .name("Statement")
                .openList()
                .openObject()
                .member("Effect", "Allow")
                .member("Principal", "*")
                .name("Action")
                .values(actions)
                .name("Resource")
                .values(List.of("arn:aws:s3:::" + bucket, "arn:aws:s3:::" + bucket + "/*"))
                .closeObject()
                .closeList()
                .closeObject();
        owner("PUT", "/" + bucket, "policy", policy.toBytes());
    }

    private void writeRules(Dialect dialect, String bucket, CorsConfiguration rules) throws IOException {
        byte[] document = CorsNotation.of(dialect).write(rules).bytes();
        CaseCall call = switch (dialect) {
            case S3, COS, QINGSTOR ->
                forms.call(
                        dialect,
                        "PUT",
                        "/" + bucket,
                        "cors",
                        List.of(new Header("Content-MD5", md5(document))),
                        document,
                        true);
            case MEDIASTORE ->
                forms.control(
                        "PutCorsPolicy",
                        new JsonWriter()
                                .openObject()
                                .member("ContainerName", bucket)
                                .name("CorsPolicy")
                                .raw(new String(document, StandardCharsets.UTF_8))
                                .closeObject()
                                .toString());
        };
        succeed(call);
    }

    /** Reads the rules in a dialect. */
    CorsCaseAnswer readRules(Dialect dialect, String bucket) throws IOException {
        return target.send(
                dialect == Dialect.MEDIASTORE
                        ? forms.control("GetCorsPolicy", DialectForms.containerOnly(bucket))
                        : forms.call(dialect, "GET", "/" + bucket, "cors", List.of(), NOTHING, true));
    }

    /** Removes what a case left, as far as it can be. */
    void remove(String bucket, List<String> keys) throws IOException {
        for (String key : keys) {
            target.send(forms.call(Dialect.S3, "DELETE", "/" + bucket + "/" + key, null, List.of(), NOTHING, true));
        }
        target.send(forms.call(Dialect.S3, "DELETE", "/" + bucket, null, List.of(), NOTHING, true));
    }

    private void owner(String method, String path, @org.jspecify.annotations.Nullable String query, byte[] body)
            throws IOException {
        succeed(forms.call(Dialect.S3, method, path, query, List.of(), body, true));
    }

    private void succeed(CaseCall call) throws IOException {
        CorsCaseAnswer answer = target.send(call);
        if (answer.status() / 100 != 2) {
            throw new IOException("preparing with " + call.method() + " " + call.target() + " is answered "
                    + answer.status() + " " + new String(answer.body(), StandardCharsets.UTF_8));
        }
    }

    static String md5(byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
