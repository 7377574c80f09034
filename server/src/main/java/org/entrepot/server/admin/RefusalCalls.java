package org.entrepot.server.admin;

import java.util.Optional;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.cos.CosRequestIds;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.AuditEntry;
import org.entrepot.gateway.RefusalLog;

/** {@code refusals}: the newest ones, and one by its request id in whatever form a dialect showed it. */
final class RefusalCalls {
    private static final int LIST_MAX = 100;

    private final RefusalLog log;
    private final Authority authority;

    RefusalCalls(RefusalLog log, Authority authority) {
        this.log = log;
        this.authority = authority;
    }

    Answer handle(ApiRequest request) throws ApiException {
        if (!request.head().method().equals("GET") || request.path().size() > 2) {
            throw AdminApi.unknown(request);
        }
        if (!(request.caller() instanceof Caller.Root)) {
            throw ApiException.denied("only roots may read refusals");
        }
        if (request.path().size() == 2) {
            String id = request.path().get(1);
            return log.find(CosRequestIds.fromHeader(id).orElse(id))
                    .filter(entry -> maySee(request.caller(), entry))
                    .map(RefusalCalls::whole)
                    .orElseThrow(
                            () -> ApiException.notFound("no refusal of request `" + id + "` is remembered; the last "
                                    + RefusalLog.ENTRIES_MAX + " are kept since the server started"));
        }
        JsonWriter json = new JsonWriter().openObject().name("refusals").openList();
        log.newest(RefusalLog.ENTRIES_MAX).stream()
                .filter(entry -> maySee(request.caller(), entry))
                .limit(LIST_MAX)
                .forEach(entry -> new RefusalJson(entry).writeBrief(json));
        return AdminApi.json(json.closeList().closeObject());
    }

    private boolean maySee(Caller reader, AuditEntry entry) {
        Optional<String> home =
                Optional.ofNullable(entry.caller()).flatMap(Caller::homeAccount).map(account -> account.number());
        return authority.isInstallationRoot(reader)
                || home.filter(number -> authority.mayManage(reader, number)).isPresent();
    }

    private static Answer whole(AuditEntry entry) {
        JsonWriter json = new JsonWriter();
        new RefusalJson(entry).write(json);
        return AdminApi.json(json);
    }
}
