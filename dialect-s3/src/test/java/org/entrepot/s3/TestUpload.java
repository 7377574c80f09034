package org.entrepot.s3;

import org.entrepot.gateway.Header;
import org.entrepot.gateway.kit.Reply;

/** Uploads of one key as tests make them. */
record TestUpload(S3Server server, String path) {
    /** Begins one and tells its id. */
    String begin(Header... headers) {
        return server.post(path + "?uploads", "", headers).expect(200).element("UploadId");
    }

    Reply part(String upload, int number, String body, Header... headers) {
        return server.put(path + "?partNumber=" + number + "&uploadId=" + upload, body, headers);
    }

    /** Uploads parts from number 1 on and tells the elements that choose them all. */
    String parts(String upload, String... bodies) {
        StringBuilder choices = new StringBuilder();
        for (int i = 0; i < bodies.length; i++) {
            choices.append(
                    choice(i + 1, part(upload, i + 1, bodies[i]).expect(200).header("ETag")));
        }
        return choices.toString();
    }

    Reply complete(String upload, String choices, Header... headers) {
        return server.post(
                path + "?uploadId=" + upload,
                "<CompleteMultipartUpload>" + choices + "</CompleteMultipartUpload>",
                headers);
    }

    /** The element that chooses a part. */
    static String choice(int number, String etag) {
        return "<Part><PartNumber>" + number + "</PartNumber><ETag>" + etag.replace("\"", "&quot;") + "</ETag></Part>";
    }

    /** The element that chooses a part of a checksum. */
    static String choice(int number, String etag, String algorithm, String checksum) {
        String element = "Checksum" + algorithm;
        return choice(number, etag).replace("</Part>", "<" + element + ">" + checksum + "</" + element + "></Part>");
    }
}
