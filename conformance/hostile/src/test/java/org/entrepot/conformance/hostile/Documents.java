package org.entrepot.conformance.hostile;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.entrepot.access.Dialect;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.conformance.StartedServer;

/** Documents that are as they should be, for their bad relatives to be made of. */
final class Documents {
    private static final String XML_RULE =
            "<CORSRule><AllowedOrigin>http://a.example</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule>";
    private static final String QINGSTOR_RULE =
            "{\"allowed_origin\":\"http://a.example\",\"allowed_methods\":[\"GET\"],\"allowed_headers\":[\"*\"]}";
    private static final String MEDIASTORE_RULE =
            "{\"AllowedOrigins\":[\"http://a.example\"],\"AllowedMethods\":[\"GET\"],\"AllowedHeaders\":[\"*\"]}";

    private Documents() {}

    /** A CORS configuration with so many rules, as the body of the dialect's call. */
    static String cors(Dialect dialect, String bucket, int rules) {
        return switch (dialect) {
            case S3, COS -> corsXml(rules);
            case QINGSTOR -> "{\"cors_rules\":[" + list(QINGSTOR_RULE, rules) + "]}";
            case MEDIASTORE ->
                "{\"ContainerName\":\"" + bucket + "\",\"CorsPolicy\":[" + list(MEDIASTORE_RULE, rules) + "]}";
        };
    }

    static String corsXml(int rules) {
        return corsXml(XML_RULE.repeat(rules));
    }

    static String corsXml(String inside) {
        return "<CORSConfiguration>" + inside + "</CORSConfiguration>";
    }

    private static String list(String rule, int rules) {
        return String.join(",", Collections.nCopies(rules, rule));
    }

    /** A policy that lets everybody read, with a free text where the dialect has one, as the dialect's own JSON. */
    static String policy(Dialect dialect, String bucket, String label) {
        return switch (dialect) {
            case S3 -> s3Policy(bucket, label);
            case COS -> """
                {"version":"2.0","statement":[{"sid":"%s","effect":"allow","principal":{"qcs":["qcs::cam::anyone:anyone"]},\
                "action":["name/cos:GetObject"],"resource":["qcs::cos::uid/%s:%s-%s/*"]}]}""".formatted(label, StartedServer.COS_APPID, bucket, StartedServer.COS_APPID);
            case QINGSTOR -> """
                {"statement":[{"id":"%s","user":"*","effect":"allow","action":["get_object"],"resource":["%s/*"]}]}""".formatted(label, bucket);
            case MEDIASTORE -> """
                {"Version":"2012-10-17","Statement":[{"Sid":"%s","Effect":"Allow","Principal":"*","Action":"mediastore:GetObject",\
                "Resource":"arn:aws:mediastore:us-east-1:100000000001:container/%s/*"}]}""".formatted(label, bucket);
        };
    }

    static String s3Policy(String bucket, String label) {
        return """
                {"Version":"2012-10-17","Statement":[{"Sid":"%s","Effect":"Allow","Principal":"*","Action":"s3:GetObject",\
                "Resource":"arn:aws:s3:::%s/*"}]}""".formatted(label, bucket);
    }

    /** A policy's text as the body of the dialect's call: MediaStore carries it in a member. */
    static byte[] policyBody(Dialect dialect, String bucket, String policy) {
        return policyBody(dialect, bucket, policy.getBytes(StandardCharsets.UTF_8));
    }

    /** As {@link #policyBody(Dialect, String, String)}, for text that is no UTF-8; each byte counts as a Latin-1 letter in MediaStore's. */
    static byte[] policyBody(Dialect dialect, String bucket, byte[] policy) {
        return dialect == Dialect.MEDIASTORE
                ? new JsonWriter()
                        .openObject()
                        .member("ContainerName", bucket)
                        .member("Policy", new String(policy, StandardCharsets.ISO_8859_1))
                        .closeObject()
                        .toString()
                        .getBytes(StandardCharsets.UTF_8)
                : policy;
    }
}
