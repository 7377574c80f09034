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
    Question read(CaseNode request) throws CaseFault {
        Map<String, List<String>> context = new LinkedHashMap<>();
        CaseNode written = request.get("context").orElse(null);
        if (written != null) {
            for (JsonValue.Member member : written.object().members()) {
                context.put(member.name(), new CaseNode(member.value()).texts());
            }
        }
        WrittenRequest asked = new WrittenRequest(
                dialect, request.need("action").text(), request.need("resource").text(), context);
        return switch (asked.read(bucket, people.caller(request.need("principal")))) {
            case WrittenRequest.Reading.Understood(Question question) -> question;
            case WrittenRequest.Reading.Unclear(String member, String message) ->
                throw request.need(member).fault(message);
        };
    }
}
