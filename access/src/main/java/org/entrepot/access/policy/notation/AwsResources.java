package org.entrepot.access.policy.notation;

import java.util.ArrayList;
import java.util.List;
import org.entrepot.access.policy.Pattern;
import org.entrepot.access.policy.Pattern.Part;
import org.entrepot.access.policy.notation.PolicyProblem.Cause;
import org.jspecify.annotations.Nullable;

/** Reads resources of the AWS policy language; they become patterns over {@code bucket} and {@code bucket/key}. */
record AwsResources(AwsFlavour flavour, PolicyScope scope, PatternReader patterns) {
    private static final String S3_PREFIX = "arn:aws:s3:::";
    private static final String CONTAINER = "container/";
    /** Parts of an ARN. */
    private static final int ARN_PARTS = 6;

    /**
     * One resource.
     *
     * @param isBare true when the pattern can match the bucket itself
     * @param hasPath true when the pattern can match something inside the bucket
     */
    record Resource(Pattern pattern, boolean isBare, boolean hasPath) {}

    List<Resource> read(Node node, @Nullable String sid) throws Fault {
        List<Resource> resources = new ArrayList<>();
        for (Node item : node.oneOrMany()) {
            String written = item.text("A resource");
            resources.add(
                    switch (flavour) {
                        case S3 -> s3(written, item);
                        case MEDIASTORE -> container(written, item, sid);
                    });
        }
        if (resources.isEmpty()) {
            throw node.fault(Cause.BAD_RESOURCE, "Policy has invalid resource: the list is empty");
        }
        return resources;
    }

    private Resource s3(String written, Node node) throws Fault {
        if (!written.startsWith(S3_PREFIX) || written.length() == S3_PREFIX.length()) {
            throw node.fault(Cause.BAD_RESOURCE, "Policy has invalid resource `" + written + "`");
        }
        String text = written.substring(S3_PREFIX.length());
        Pattern pattern = patterns.wild(text, node);
        int slash = text.indexOf('/');
        String bucketText = slash < 0 ? text : text.substring(0, slash);
        Pattern bucketPart = withoutVariables(patterns.wild(bucketText, node));
        boolean crosses = bucketPart.parts().contains(new Part.AnyRun());
        boolean isThisBucket = bucketPart.matches(scope.bucket())
                || crosses && (scope.bucket() + "/").startsWith(bucketPart.literalPrefix());
        if (!isThisBucket) {
            throw node.fault(
                    Cause.BAD_RESOURCE,
                    "Policy has invalid resource `" + written + "`: it lies outside the bucket " + scope.bucket());
        }
        return new Resource(pattern, slash < 0, slash >= 0 || crosses);
    }

    private static Pattern withoutVariables(Pattern pattern) {
        return new Pattern(pattern.parts().stream()
                .map(part -> part instanceof Part.Variable ? new Part.AnyRun() : part)
                .toList());
    }

    private Resource container(String written, Node node, @Nullable String sid) throws Fault {
        String[] parts = written.split(":", ARN_PARTS);
        String own = CONTAINER + scope.bucket();
        boolean isHere = parts.length == ARN_PARTS
                && parts[0].equals("arn")
                && parts[1].equals("aws")
                && parts[2].equals("mediastore")
                && (parts[4].equals(scope.owner().number()) || parts[4].equals("*"))
                && (parts[5].equals(own) || parts[5].startsWith(own + "/"));
        if (!isHere) {
            throw node.fault(
                    Cause.BAD_RESOURCE,
                    "Resource in statement '" + (sid == null ? "" : sid) + "' must be scoped to files inside "
                            + scope.containerArn());
        }
        boolean isBare = parts[5].equals(own);
        return new Resource(patterns.wild(parts[5].substring(CONTAINER.length()), node), isBare, !isBare);
    }
}
