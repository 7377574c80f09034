package org.entrepot.access.policy.cases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.policy.Question;
import org.entrepot.access.policy.notation.WrittenRequest;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Position;

/** Reads the request of a case: its action, resource and context are in the words of its dialect. */
record CaseRequest(CaseWorld world) {
    private static final List<String> MEMBERS = List.of("principal", "action", "resource", "context");

    Question read(CaseNode node) throws CaseFault {
        CaseNode request = node.only(MEMBERS);
        WrittenRequest written = new WrittenRequest(
                world.dialect(),
                request.need("action").text(),
                request.textOr("resource", world.bucket()),
                context(request));
        Caller caller = world.people().caller(request.need("principal"));
        return switch (written.read(world.bucket(), caller)) {
            case WrittenRequest.Reading.Understood(Question question) -> question;
            case WrittenRequest.Reading.Unclear unclear ->
                throw new CaseFault(unclear.message(), position(request.need(unclear.member()), unclear.contextKey()));
        };
    }

    private static Map<String, List<String>> context(CaseNode request) throws CaseFault {
        Map<String, List<String>> context = new LinkedHashMap<>();
        CaseNode written = request.get("context").orElse(null);
        if (written != null) {
            for (JsonValue.Member member : written.object().members()) {
                context.put(member.name(), new CaseNode(member.value()).texts());
            }
        }
        return context;
    }

    private static Position position(CaseNode member, String contextKey) throws CaseFault {
        return contextKey.isEmpty()
                ? member.value().position()
                : member.object().members().stream()
                        .filter(key -> key.name().equals(contextKey))
                        .findFirst()
                        .orElseThrow()
                        .position();
    }
}
