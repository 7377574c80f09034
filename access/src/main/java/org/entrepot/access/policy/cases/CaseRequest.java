package org.entrepot.access.policy.cases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entrepot.access.Dialect;
import org.entrepot.access.policy.Question;
import org.entrepot.access.policy.notation.WrittenRequest;
import org.entrepot.access.text.JsonValue;

/** Reads the request of a case: its action, resource and context are in the words of its dialect. */
record CaseRequest(Dialect dialect, String bucket, CasePeople people) {
    private static final List<String> MEMBERS = List.of("principal", "action", "resource", "context");

    Question read(CaseNode node) throws CaseFault {
        CaseNode request = node.only(MEMBERS);
        List<JsonValue.Member> context = context(request);
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (JsonValue.Member member : context) {
            values.put(member.name(), new CaseNode(member.value()).texts());
        }
        WrittenRequest asked =
                new WrittenRequest(dialect, request.need("action").text(), request.textOr("resource", bucket), values);
        return switch (asked.read(bucket, people.caller(request.need("principal")))) {
            case WrittenRequest.Reading.Understood(Question question) -> question;
            case WrittenRequest.Reading.Unclear unclear -> {
                for (JsonValue.Member member : context) {
                    if (member.name().equals(unclear.contextKey())) {
                        throw new CaseFault(unclear.message(), member.position());
                    }
                }
                throw request.need(unclear.member()).fault(unclear.message());
            }
        };
    }

    private static List<JsonValue.Member> context(CaseNode request) throws CaseFault {
        CaseNode context = request.get("context").orElse(null);
        return context == null ? List.of() : context.object().members();
    }
}
