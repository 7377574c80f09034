package org.entrepot.mediastore;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entrepot.gateway.RefusedException;
import org.entrepot.store.Bucket;
import org.entrepot.store.BucketName;

/** The ARN of a container. */
record ContainerArn(String region, String account, BucketName name) {
    private static final int LENGTH_MAX = 1024;

    /** The model's pattern, but for the region: labels of this server need not look like Amazon's. */
    private static final Pattern FORM =
            Pattern.compile("arn:aws:mediastore:([A-Za-z0-9-]*):(\\d{12}):container/([A-Za-z0-9_-]{1,255})");

    /** The ARN of a bucket. */
    static ContainerArn of(Bucket bucket) {
        return new ContainerArn(bucket.region(), bucket.owner().number(), bucket.name());
    }

    /**
     * The member {@code Resource} of the tag calls.
     *
     * @throws RefusedException when it is no ARN of a container
     */
    static ContainerArn of(ControlInput input) throws RefusedException {
        String text = input.requiredText("Resource", 1, LENGTH_MAX, FORM);
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw ControlInput.outside("Resource", text, "it must be the ARN of a container");
        }
        return new ContainerArn(matcher.group(1), matcher.group(2), new BucketName(matcher.group(3)));
    }

    @Override
    public String toString() {
        return "arn:aws:mediastore:" + region + ":" + account + ":container/" + name;
    }
}
