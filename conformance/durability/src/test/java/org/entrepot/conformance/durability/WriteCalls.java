package org.entrepot.conformance.durability;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.entrepot.access.Dialect;
import org.entrepot.conformance.durability.DialectClient.Answer;
import org.entrepot.gateway.Header;

/** The calls of a load in the words of one dialect, about its own bucket. */
record WriteCalls(DialectClient client, Dialect dialect) {
    private static final byte[] NO_BODY = {};
    private static final Pattern UPLOAD_ID = Pattern.compile("(?:<UploadId>|\"upload_id\":\")([^<\"]+)");
    private static final Pattern MARK = Pattern.compile("mark[0-9]+");

    private String bucket() {
        return "/" + Place.bucket(dialect);
    }

    private String path(String key) {
        return bucket() + "/" + key;
    }

    Answer makeBucket() throws IOException {
        return dialect == Dialect.MEDIASTORE
                ? client.control("CreateContainer", "{\"ContainerName\":\"" + Place.bucket(dialect) + "\"}")
                : client.send(dialect, "PUT", bucket());
    }

    Answer put(String key, byte[] body, Header... headers) throws IOException {
        return client.send(dialect, "PUT", path(key), null, body, headers);
    }

    Answer get(String key) throws IOException {
        return client.send(dialect, "GET", path(key));
    }

    /** Writes an object where none is; MediaStore has no such condition. */
    Answer putNew(String key, byte[] body) throws IOException {
        return switch (dialect) {
            case S3, QINGSTOR -> put(key, body, new Header("If-None-Match", "*"));
            case COS -> put(key, body, new Header("x-cos-forbid-overwrite", "true"));
            case MEDIASTORE -> put(key, body);
        };
    }

    /** Replaces exactly the object that is there, in the one dialect that can ask for this. */
    Answer replace(String key, byte[] body) throws IOException {
        if (dialect != Dialect.S3) {
            return put(key, body);
        }
        String etag = client.send(dialect, "HEAD", path(key))
                .require(200)
                .whole()
                .values("ETag")
                .getFirst();
        return put(key, body, new Header("If-Match", etag));
    }

    Answer delete(String key) throws IOException {
        return client.send(dialect, "DELETE", path(key));
    }

    /** Not for MediaStore. */
    Answer deleteAll(List<String> keys) throws IOException {
        String list = dialect == Dialect.QINGSTOR
                ? keys.stream()
                        .map(key -> "{\"key\":\"" + key + "\"}")
                        .collect(Collectors.joining(",", "{\"quiet\":true,\"objects\":[", "]}"))
                : keys.stream()
                        .map(key -> "<Object><Key>" + key + "</Key></Object>")
                        .collect(Collectors.joining("", "<Delete><Quiet>true</Quiet>", "</Delete>"));
        byte[] body = utf8(list);
        return client.send(dialect, "POST", bucket(), "delete", body, new Header("Content-MD5", md5(body)));
    }

    /** Not for MediaStore. */
    Answer copy(String from, String to) throws IOException {
        return switch (dialect) {
            case S3 -> put(to, NO_BODY, new Header("x-amz-copy-source", path(from)));
            case COS ->
                put(
                        to,
                        NO_BODY,
                        new Header(
                                "x-cos-copy-source",
                                Place.bucket(dialect) + "-" + client.cosAppid() + ".cos.local.localhost/" + from));
            case QINGSTOR -> put(to, NO_BODY, new Header("x-qs-copy-source", path(from)));
            case MEDIASTORE -> throw new IllegalStateException("it has no copies");
        };
    }

    /** QingStor's alone. */
    Answer move(String from, String to) throws IOException {
        return put(to, NO_BODY, new Header("x-qs-move-source", path(from)));
    }

    /** Begins an upload and gives its id. Not for MediaStore. */
    String beginUpload(String key) throws IOException {
        Answer answer =
                client.send(dialect, "POST", path(key), "uploads", NO_BODY).require(200);
        Matcher id = UPLOAD_ID.matcher(answer.text());
        if (!id.find()) {
            throw new IllegalStateException("no upload id: " + answer.text());
        }
        return id.group(1);
    }

    /** Sends a part, numbered from 1, and gives its ETag. */
    String sendPart(String key, String upload, int number, byte[] body) throws IOException {
        String query = dialect == Dialect.QINGSTOR
                ? "part_number=" + (number - 1) + "&upload_id=" + upload
                : "partNumber=" + number + "&uploadId=" + upload;
        return client.send(dialect, "PUT", path(key), query, body)
                .require(200, 201)
                .whole()
                .values("ETag")
                .getFirst();
    }

    Answer complete(String key, String upload, List<String> etags) throws IOException {
        StringBuilder list = new StringBuilder();
        for (int number = 1; number <= etags.size(); number++) {
            list.append(
                    dialect == Dialect.QINGSTOR
                            ? (number > 1 ? "," : "") + "{\"part_number\":" + (number - 1) + "}"
                            : "<Part><PartNumber>" + number + "</PartNumber><ETag>" + etags.get(number - 1)
                                    + "</ETag></Part>");
        }
        return dialect == Dialect.QINGSTOR
                ? client.send(
                        dialect, "POST", path(key), "upload_id=" + upload, utf8("{\"object_parts\":[" + list + "]}"))
                : client.send(
                        dialect,
                        "POST",
                        path(key),
                        "uploadId=" + upload,
                        utf8("<CompleteMultipartUpload>" + list + "</CompleteMultipartUpload>"));
    }

    /** Stores a document that says this mark, a word of the form {@code mark17}. */
    Answer putDocument(Place.Kind kind, String mark) throws IOException {
        String text = kind == Place.Kind.CORS ? cors(mark) : policy(mark);
        if (dialect != Dialect.MEDIASTORE) {
            return client.send(dialect, "PUT", bucket(), query(kind), utf8(text));
        }
        String members = "{\"ContainerName\":\"" + Place.bucket(dialect) + "\",";
        return kind == Place.Kind.CORS
                ? client.control("PutCorsPolicy", members + "\"CorsPolicy\":" + text + "}")
                : client.control("PutContainerPolicy", members + "\"Policy\":\"" + text.replace("\"", "\\\"") + "\"}");
    }

    Answer deleteDocument(Place.Kind kind) throws IOException {
        return document("DELETE", "Delete", kind);
    }

    /** Reads a document. */
    Answer document(Place.Kind kind) throws IOException {
        return document("GET", "Get", kind);
    }

    /** The mark of the document that was read, or {@link AcknowledgedWrites#NOTHING}: 400 is MediaStore's word for it. */
    static String documentState(Answer read) {
        Matcher mark = MARK.matcher(read.require(200, 400, 404).text());
        return read.status() == 200 && mark.find() ? mark.group() : AcknowledgedWrites.NOTHING;
    }

    private Answer document(String method, String call, Place.Kind kind) throws IOException {
        String what = kind == Place.Kind.CORS ? "CorsPolicy" : "ContainerPolicy";
        return dialect == Dialect.MEDIASTORE
                ? client.control(call + what, "{\"ContainerName\":\"" + Place.bucket(dialect) + "\"}")
                : client.send(dialect, method, bucket(), query(kind), NO_BODY);
    }

    private static String query(Place.Kind kind) {
        return kind == Place.Kind.CORS ? "cors" : "policy";
    }

    private String cors(String mark) {
        return switch (dialect) {
            case S3, COS -> """
                <CORSConfiguration><CORSRule><AllowedOrigin>http://%s.example</AllowedOrigin>\
                <AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>""".formatted(mark);
            case QINGSTOR -> """
                {"cors_rules":[{"allowed_origin":"http://%s.example","allowed_methods":["GET"]}]}""".formatted(mark);
            case MEDIASTORE -> """
                [{"AllowedOrigins":["http://%s.example"],"AllowedMethods":["GET"],"AllowedHeaders":["*"]}]""".formatted(mark);
        };
    }

    private String policy(String mark) {
        String bucket = Place.bucket(dialect);
        return switch (dialect) {
            case S3 -> """
                {"Version":"2012-10-17","Statement":[{"Sid":"%s","Effect":"Allow","Principal":"*","Action":"s3:GetObject",\
                "Resource":"arn:aws:s3:::%s/public/*"}]}""".formatted(mark, bucket);
            case COS -> """
                {"version":"2.0","statement":[{"sid":"%s","effect":"allow","principal":{"qcs":["qcs::cam::anyone:anyone"]},\
                "action":["name/cos:GetObject"],"resource":["qcs::cos::uid/%s:%s-%s/public/*"]}]}""".formatted(mark, client.cosAppid(), bucket, client.cosAppid());
            case QINGSTOR -> """
                {"statement":[{"id":"%s","user":"*","effect":"allow","action":["get_object"],"resource":["%s/public/*"]}]}""".formatted(mark, bucket);
            case MEDIASTORE -> """
                {"Version":"2012-10-17","Statement":[{"Sid":"%s","Effect":"Allow","Principal":"*","Action":"mediastore:GetObject",\
                "Resource":"arn:aws:mediastore:us-east-1:%s:container/%s/public/*"}]}""".formatted(mark, client.account(), bucket);
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String md5(byte[] body) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
