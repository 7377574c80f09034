package org.entrepot.access.policy.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.access.policy.OpSet;
import org.entrepot.access.policy.Pattern;

/** Writes the actions and resources of one rule in the words of another dialect. */
record PartWriter(Dialect target, PolicyScope scope, Losses losses, Grain grain, int statement) {
    static final OpSet LISTINGS =
            OpSet.of(List.of(Operation.OBJECT_LIST, Operation.VERSION_LIST, Operation.UPLOAD_LIST));
    private static final OpSet ON_BUCKET = OpSet.where(op -> op.target() == Operation.Target.BUCKET);
    private static final OpSet ON_OBJECTS = OpSet.where(op -> op.target() == Operation.Target.OBJECT);

    /** Each operation on the current object with its sister on a named version. */
    private static final Map<Operation, Operation> VERSIONS = Map.of(
            Operation.OBJECT_READ, Operation.VERSION_READ,
            Operation.OBJECT_HEAD, Operation.VERSION_HEAD,
            Operation.OBJECT_ATTRIBUTES, Operation.VERSION_ATTRIBUTES,
            Operation.OBJECT_DELETE, Operation.VERSION_DELETE,
            Operation.OBJECT_ACL_GET, Operation.VERSION_ACL_GET,
            Operation.OBJECT_ACL_PUT, Operation.VERSION_ACL_PUT,
            Operation.OBJECT_TAGS_GET, Operation.VERSION_TAGS_GET,
            Operation.OBJECT_TAGS_PUT, Operation.VERSION_TAGS_PUT,
            Operation.OBJECT_TAGS_DELETE, Operation.VERSION_TAGS_DELETE);

    /** Statements for operations on the bucket and for listings of these folders. */
    List<TargetPart> onBucket(OpSet bucketOps, OpSet listed, List<Pattern> folders) {
        List<TargetPart> parts = new ArrayList<>();
        boolean byFolder = target == Dialect.MEDIASTORE || target == Dialect.QINGSTOR;
        boolean everything = folders.stream().anyMatch(this::isEverything);
        List<String> bare = List.of(resource(""));
        if (byFolder) {
            add(parts, bucketOps, ON_BUCKET.minus(LISTINGS), bare, List.of());
            boolean isBare = everything && target == Dialect.QINGSTOR;
            add(parts, listed, LISTINGS, isBare ? bare : resources(folders), List.of());
        } else if (everything || listed.isEmpty()) {
            add(parts, bucketOps.or(listed), ON_BUCKET, bare, List.of());
        } else {
            add(parts, bucketOps, ON_BUCKET, bare, List.of());
            add(parts, listed, LISTINGS, bare, List.of(prefixes(folders)));
        }
        return parts;
    }

    /** Statements for operations on objects. */
    List<TargetPart> onObjects(OpSet ops, List<Pattern> patterns) {
        List<TargetPart> parts = new ArrayList<>();
        List<String> resources = resources(patterns);
        if (target != Dialect.COS) {
            add(parts, ops, ON_OBJECTS, resources, List.of());
            return parts;
        }
        OpSet currentOnly = OpSet.NONE;
        OpSet versionOnly = OpSet.NONE;
        for (Map.Entry<Operation, Operation> pair : VERSIONS.entrySet()) {
            boolean current = ops.contains(pair.getKey());
            boolean version = ops.contains(pair.getValue());
            currentOnly = current && !version ? currentOnly.or(OpSet.of(pair.getKey())) : currentOnly;
            versionOnly = version && !current ? versionOnly.or(OpSet.of(pair.getValue())) : versionOnly;
        }
        OpSet versions = OpSet.of(VERSIONS.values());
        add(parts, ops.minus(currentOnly).minus(versionOnly), ON_OBJECTS, resources, List.of());
        add(parts, currentOnly, ON_OBJECTS.minus(versions), resources, List.of(noVersion("true")));
        add(parts, versionOnly, versions, resources, List.of(noVersion("false")));
        return parts;
    }

    private static Draft.Condition noVersion(String isAbsent) {
        return new Draft.Condition("null_equal", "cos:versionid", List.of(isAbsent));
    }

    private void add(
            List<TargetPart> parts, OpSet ops, OpSet reach, List<String> resources, List<Draft.Condition> conditions) {
        if (ops.isEmpty()) {
            return;
        }
        ActionCover cover = ActionCover.of(target, ops, reach);
        boolean partsAlone = ActionCover.judged(ops).isEmpty() && cover.names().isEmpty();
        grain.covers(cover.covered(), cover.extra());
        for (Operation operation : (partsAlone ? ops : cover.missing()).operations()) {
            boolean isKnown = ActionTable.of(target).known().contains(operation);
            grain.misses(operation, "the operation " + operation.label() + (isKnown ? " apart from others" : ""));
        }
        if (!cover.names().isEmpty()) {
            parts.add(new TargetPart(cover.names(), resources, conditions));
        }
    }

    private boolean isEverything(Pattern pattern) {
        return pattern.equals(
                new Pattern(List.of(new Pattern.Part.Literal(scope.bucket() + "/"), new Pattern.Part.AnyRun())));
    }

    private Draft.Condition prefixes(List<Pattern> folders) {
        GlyphWriter writer = new GlyphWriter(target, target == Dialect.COS);
        List<String> texts = new ArrayList<>();
        for (Pattern folder : folders) {
            if (inside(folder).matches("")) {
                losses.add(statement, "the folder `" + folder + "`");
            }
            writer.wild(inside(folder)).ifPresentOrElse(texts::add, () -> lost(folder));
        }
        return target == Dialect.COS
                ? new Draft.Condition("string_like", "cos:prefix", texts)
                : new Draft.Condition("StringLike", "s3:prefix", texts);
    }

    private List<String> resources(List<Pattern> patterns) {
        GlyphWriter writer = new GlyphWriter(target, false);
        List<String> resources = new ArrayList<>();
        for (Pattern pattern : patterns) {
            Optional<String> text = writer.wild(inside(pattern));
            text.ifPresentOrElse(inside -> resources.add(resource("/" + inside)), () -> lost(pattern));
        }
        return resources;
    }

    private void lost(Pattern pattern) {
        losses.add(statement, "the resource `" + pattern + "`");
    }

    /** The pattern without the bucket and the slash that it begins with. */
    private Pattern inside(Pattern pattern) {
        List<Pattern.Part> parts = new ArrayList<>(pattern.parts());
        if (parts.getFirst() instanceof Pattern.Part.Literal first) {
            parts.set(
                    0,
                    new Pattern.Part.Literal(
                            first.text().substring(scope.bucket().length() + 1)));
        }
        return new Pattern(parts);
    }

    /** The bucket with what follows it: nothing, or a slash and a pattern. */
    private String resource(String rest) {
        return switch (target) {
            case S3 -> "arn:aws:s3:::" + scope.bucket() + rest;
            case MEDIASTORE -> scope.containerArn() + rest;
            case COS ->
                "qcs::cos::uid/" + scope.owner().cosAppid() + ":" + scope.cosBucket() + (rest.isEmpty() ? "/" : rest);
            case QINGSTOR -> scope.bucket() + rest;
        };
    }
}
