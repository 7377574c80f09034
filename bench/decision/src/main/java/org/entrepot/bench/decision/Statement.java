package org.entrepot.bench.decision;

/**
 * A statement of the measured policies, which can be said as an S3 statement and as a Cedar policy.
 *
 * @param user the name of the user it is about; empty for everybody
 * @param action {@code GetObject} or {@code PutObject}
 * @param keys a pattern over keys
 */
record Statement(int index, Kind kind, String user, String action, String keys) {
    /** What a statement does. */
    enum Kind {
        /** Lets somebody do something. */
        ALLOW,
        /** Lets somebody do something over TLS. */
        ALLOW_OVER_TLS,
        /** Refuses it unless it comes from {@link #INSIDE}. */
        DENY_FROM_OUTSIDE
    }

    /** The addresses that the denies except. */
    static final String INSIDE = "10.0.0.0/8";

    /**
     * The statement at an index. Of ten statements four are about a user's own folder, three about an open folder, two about
     * keys with something in the middle, and one is a deny.
     */
    static Statement at(int index) {
        return switch (index % 10) {
            case 1, 4, 6, 9 -> new Statement(index, Kind.ALLOW, user(index), "PutObject", "home/" + user(index) + "/*");
            case 3, 8 -> new Statement(index, Kind.ALLOW, "", "GetObject", "*/shared-" + index + "/*.jpg");
            case 5 ->
                new Statement(index, Kind.DENY_FROM_OUTSIDE, "", "GetObject", "open-" + (index - 5) + "/inside/*");
            default -> new Statement(index, Kind.ALLOW_OVER_TLS, "", "GetObject", "open-" + index + "/*");
        };
    }

    /** The user whom the statements at an index name. */
    static String user(int index) {
        return "user-" + index;
    }

    /** The statement in the language of S3. */
    String s3(String bucket, String account) {
        return """
                {"Sid": "s%d", "Effect": "%s", "Principal": %s, "Action": "s3:%s", "Resource": "arn:aws:s3:::%s/%s"%s}""".formatted(
                        index,
                        kind == Kind.DENY_FROM_OUTSIDE ? "Deny" : "Allow",
                        user.isEmpty() ? "\"*\"" : "{\"AWS\": \"arn:aws:iam::" + account + ":user/" + user + "\"}",
                        action,
                        bucket,
                        keys,
                        switch (kind) {
                            case ALLOW -> "";
                            case ALLOW_OVER_TLS -> ", \"Condition\": {\"Bool\": {\"aws:SecureTransport\": \"true\"}}";
                            case DENY_FROM_OUTSIDE ->
                                ", \"Condition\": {\"NotIpAddress\": {\"aws:SourceIp\": \"" + INSIDE + "\"}}";
                        });
    }

    /** The statement in the language of Cedar. */
    String cedar() {
        return """
                @id("s%d")
                %s(%s, action == Action::"%s", resource) when { context.key like "%s"%s };
                """.formatted(
                        index,
                        kind == Kind.DENY_FROM_OUTSIDE ? "forbid" : "permit",
                        user.isEmpty() ? "principal" : "principal == User::\"" + user + "\"",
                        action,
                        keys,
                        switch (kind) {
                            case ALLOW -> "";
                            case ALLOW_OVER_TLS -> " && context.tls";
                            case DENY_FROM_OUTSIDE -> " && !context.ip.isInRange(ip(\"" + INSIDE + "\"))";
                        });
    }
}
