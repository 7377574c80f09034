package org.entrepot.access.policy.cases;

import java.util.List;
import java.util.Optional;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.access.policy.Fact;
import org.entrepot.access.policy.FactKey;
import org.entrepot.access.policy.Facts;
import org.entrepot.access.policy.Question;
import org.entrepot.access.policy.notation.ActionNames;
import org.entrepot.access.policy.notation.ConditionKeys;
import org.entrepot.access.text.JsonValue;
import org.jspecify.annotations.Nullable;

/** Reads the request of a case: its action, resource and context are in the words of its dialect. */
record CaseRequest(Dialect dialect, String bucket, CasePeople people) {
    /** Segments of a COS resource between colons. */
    private static final int COS_SEGMENTS = 6;

    private static final List<String> MEMBERS = List.of("principal", "action", "resource", "context");

    Question read(CaseNode node) throws CaseFault {
        CaseNode request = node.only(MEMBERS);
        CaseNode action = request.need("action");
        CaseNode resource = request.get("resource").orElse(null);
        String path = resource == null ? bucket : path(resource);
        int slash = path.indexOf('/');
        String key = slash < 0 ? null : path.substring(slash + 1);
        Facts facts = facts(request.get("context"));
        Operation operation = operation(action, key);
        return new Question(
                people.caller(request.need("principal")), operation, bucket, key(operation, key, facts), facts);
    }

    private static @Nullable String key(Operation operation, @Nullable String key, Facts facts) {
        if (operation.target() == Operation.Target.OBJECT) {
            return key == null ? "" : key;
        }
        if (!operation.isListing()) {
            return null;
        }
        List<String> prefix = facts.get(Fact.LIST_PREFIX);
        if (prefix != null && !prefix.isEmpty()) {
            return prefix.getFirst();
        }
        return key == null ? "" : key;
    }

    private Operation operation(CaseNode action, @Nullable String key) throws CaseFault {
        boolean onObject = key != null && !key.isEmpty();
        Optional<Operation> operation = ActionNames.operation(dialect, action.text(), onObject);
        if (operation.isEmpty()) {
            throw action.fault("unknown action `" + action.text() + "`");
        }
        return operation.get();
    }

    /**
     * The resource as {@code bucket} or {@code bucket/key}, with the inside name of the bucket. A text that begins with a
     * slash is a key of the bucket.
     */
    String path(CaseNode resource) throws CaseFault {
        String written = resource.text();
        if (written.startsWith("/")) {
            return bucket + written;
        }
        String path = switch (dialect) {
            case S3 -> after(written, "arn:aws:s3:::");
            case MEDIASTORE -> after(written, ":container/");
            case COS -> bucket + cosBody(written).replaceFirst("^[^/]*", "");
            case QINGSTOR -> written;
        };
        if (!path.equals(bucket) && !path.startsWith(bucket + "/")) {
            throw resource.fault("the resource `" + written + "` is not in the bucket " + bucket);
        }
        return path;
    }

    /** The last of the six segments; a key may hold colons. */
    private static String cosBody(String resource) {
        String[] segments = resource.split(":", COS_SEGMENTS);
        return segments[segments.length - 1];
    }

    private static String after(String text, String mark) {
        int at = text.indexOf(mark);
        return at < 0 ? text : text.substring(at + mark.length());
    }

    private Facts facts(Optional<CaseNode> context) throws CaseFault {
        Facts.Builder facts = new Facts.Builder();
        if (context.isEmpty()) {
            return facts.build();
        }
        for (JsonValue.Member member : context.get().object().members()) {
            CaseNode value = new CaseNode(member.value());
            if (dialect == Dialect.QINGSTOR && member.name().equals("prefix")) {
                facts.add(Fact.LIST_PREFIX, value.text());
                continue;
            }
            Optional<FactKey> key = ConditionKeys.of(dialect).read(member.name());
            if (key.isEmpty()) {
                throw new CaseFault("unknown context key `" + member.name() + "`", member.position());
            }
            add(facts, key.get(), value);
        }
        return facts.build();
    }

    private static void add(Facts.Builder facts, FactKey key, CaseNode value) throws CaseFault {
        switch (key.form()) {
            case PLAIN -> facts.set(key.fact(), value.texts());
            case TAG -> {
                for (String text : value.texts()) {
                    facts.add(key.fact(), key.tagName() == null ? "" : key.tagName(), text);
                }
            }
            case TAG_PAIRS -> {
                for (String pair : value.texts()) {
                    int cut = pair.indexOf('&');
                    if (cut < 0) {
                        throw value.fault("a tag must be written `key&value`, not `" + pair + "`");
                    }
                    facts.add(key.fact(), pair.substring(0, cut), pair.substring(cut + 1));
                }
            }
        }
    }
}
