package org.entrepot.server.admin;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.Documents;
import org.entrepot.gateway.PercentCoding;
import org.entrepot.gateway.PreflightMemory;
import org.entrepot.gateway.Query;
import org.entrepot.gateway.RefusalLog;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.RequestBody;
import org.entrepot.gateway.RequestHead;
import org.entrepot.server.maintenance.MaintenanceRunner;
import org.entrepot.store.ObjectStore;
import org.entrepot.store.StoreError;
import org.entrepot.store.StoreException;
import org.entrepot.store.WritesRefusedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The internal API, version 1, as its OpenAPI file tells: users, keys, refusals, explanations, simulations, lints, the way out of a policy, what owners want
 * refused, verification and backup. Every request is signed;
 * every answer is JSON, that of work on the whole store a line of it after the other, an error {@code {"code", "message"}}.
 */
public final class AdminApi {
    /** Where it begins. */
    public static final String PATH = "/-/api/v1/";

    private static final Logger LOG = LoggerFactory.getLogger(AdminApi.class);

    private final ApiSignature signature;
    private final UserCalls users;
    private final KeyCalls keys;
    private final RefusalCalls refusals;
    private final CorsCalls cors;
    private final Simulation simulation;
    private final LintCalls lints;
    private final PolicyRemoval policies;
    private final SafeguardCalls safeguards;
    private final MaintenanceCalls maintenance;

    /**
     * The API of one server.
     *
     * @param runner verifies and backs the store up; null for one in memory
     * @param installationAccount the number of the account whose root may do everything
     */
    public AdminApi(
            ObjectStore store,
            Documents documents,
            RefusalLog log,
            PreflightMemory preflights,
            @Nullable MaintenanceRunner runner,
            String installationAccount,
            Clock clock) {
        this.signature = new ApiSignature(store, clock);
        Authority authority = new Authority(installationAccount);
        this.users = new UserCalls(store.identities(), authority);
        this.keys = new KeyCalls(store.identities(), authority);
        this.refusals = new RefusalCalls(log, authority);
        BucketReaders readers = new BucketReaders(store, documents, clock);
        this.cors = new CorsCalls(readers, documents, preflights);
        this.simulation = new Simulation(readers, store, documents, clock);
        this.lints = new LintCalls(readers, store);
        this.policies = new PolicyRemoval(store, authority);
        this.safeguards = new SafeguardCalls(store, authority);
        this.maintenance = new MaintenanceCalls(runner, authority);
    }

    /** Answers one request whose path begins with {@link #PATH}. */
    public Answer handle(RequestHead head, RequestBody body) throws IOException {
        try {
            ApiSignature.Verified verified = signature.verify(head, body);
            return route(new ApiRequest(
                    head, verified.caller(), segments(head.rawPath()), Query.parse(head.rawQuery()), verified.body()));
        } catch (ApiException refused) {
            return error(refused.status(), refused.code(), String.valueOf(refused.getMessage()));
        } catch (RefusedException undecodable) {
            return error(400, "invalid", "the target cannot be decoded");
        } catch (StoreException refused) {
            return storeError(refused.error());
        } catch (WritesRefusedException refused) {
            return error(
                    503,
                    "unavailable",
                    "the server takes no writes: " + refused.reason().text());
        } catch (IOException fault) {
            LOG.error("request {} failed", head.requestId(), fault);
            return error(500, "internal", "the server failed; its log has the cause under the request id");
        }
    }

    private static List<String> segments(String rawPath) throws RefusedException {
        List<String> segments = new ArrayList<>();
        for (String raw : rawPath.substring(PATH.length()).split("/", -1)) {
            segments.add(PercentCoding.decode(raw, false));
        }
        return segments;
    }

    private Answer route(ApiRequest request) throws ApiException, StoreException, IOException {
        return switch (request.path().getFirst()) {
            case "users" -> users.handle(request);
            case "keys" -> keys.handle(request);
            case "refusals" -> refusals.handle(request);
            case "caller" -> users.caller(request);
            case "buckets" -> ofBucket(request);
            case "verify", "backups" -> maintenance.handle(request);
            default -> throw unknown(request);
        };
    }

    private Answer ofBucket(ApiRequest request) throws ApiException, StoreException, IOException {
        if (LintCalls.isAsked(request)) {
            return lints.handle(request);
        }
        return switch (request.path().size() < 3 ? "" : request.path().get(2)) {
            case "cors" -> cors.handle(request);
            case "policy" -> isSimulation(request) ? simulation.handle(request) : policies.handle(request);
            case "safeguards" -> safeguards.handle(request);
            default -> throw unknown(request);
        };
    }

    private static boolean isSimulation(ApiRequest request) {
        return request.is("POST", 4) && request.path().get(3).equals("simulate");
    }

    /** The refusal of a path or method that the API does not have. */
    static ApiException unknown(ApiRequest request) {
        return ApiException.notFound("there is no " + request.head().method() + " "
                + request.head().rawPath() + "; see /-/api/v1/openapi.json");
    }

    /** An answer with a JSON document. */
    static Answer json(JsonWriter json) {
        return Answer.document(200, "application/json", json.toBytes());
    }

    private static Answer storeError(StoreError error) {
        return switch (error) {
            case StoreError.IdentityExists exists ->
                error(409, "exists", exists.what() + " is taken" + (exists.hint() == null ? "" : "; " + exists.hint()));
            case StoreError.NoSuchIdentity missing -> error(404, "not-found", "there is no " + missing.what());
            case StoreError.NoSuchBucket missing ->
                error(404, "not-found", "there is no bucket `" + missing.bucket() + "`");
            case StoreError other -> error(409, "conflict", other.toString());
        };
    }

    private static Answer error(int status, String code, String message) {
        JsonWriter json = new JsonWriter()
                .openObject()
                .member("code", code)
                .member("message", message)
                .closeObject();
        return Answer.document(status, "application/json", json.toBytes()).coded(code);
    }
}
