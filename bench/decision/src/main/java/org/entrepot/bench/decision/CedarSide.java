package org.entrepot.bench.decision;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.EntityTypeName;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.IpAddress;
import com.cedarpolicy.value.PrimBool;
import com.cedarpolicy.value.PrimString;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The measured policies and requests as users of {@code cedar-java} put them: the policy set parsed and cached once, each
 * request handed over as JSON to the evaluator behind the native interface.
 */
final class CedarSide {
    private static final EntityTypeName USER = type("User");
    private static final EntityTypeName ACTION = type("Action");
    private static final EntityUID BUCKET = type("Bucket").of(OwnSide.BUCKET);

    private final BasicAuthorizationEngine engine = new BasicAuthorizationEngine();
    private final PolicySet policies;

    /** The policy of the first statements. */
    CedarSide(int statements) {
        String text = IntStream.range(0, statements)
                .mapToObj(i -> Statement.at(i).cedar())
                .collect(Collectors.joining());
        try {
            policies = PolicySet.parsePolicies(text);
            policies.cache();
        } catch (com.cedarpolicy.model.exception.InternalException | com.cedarpolicy.model.exception.CacheException e) {
            throw new IllegalStateException("Cedar does not take the policies", e);
        }
    }

    /** A request as Cedar takes it. */
    static AuthorizationRequest request(Ask ask) {
        return new AuthorizationRequest(
                USER.of(ask.user()),
                ACTION.of(ask.action()),
                BUCKET,
                Map.of(
                        "key", new PrimString(ask.key()),
                        "tls", new PrimBool(ask.tls()),
                        "ip", new IpAddress(ask.address())));
    }

    /** What Cedar decides. */
    boolean allows(AuthorizationRequest request) {
        try {
            return engine.isAuthorized(request, policies, Set.<Entity>of())
                    .success
                    .orElseThrow()
                    .isAllowed();
        } catch (AuthException e) {
            throw new IllegalStateException("Cedar does not decide", e);
        }
    }

    private static EntityTypeName type(String name) {
        return EntityTypeName.parse(name).orElseThrow();
    }
}
