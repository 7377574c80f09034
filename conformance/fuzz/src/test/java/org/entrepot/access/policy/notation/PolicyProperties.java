package org.entrepot.access.policy.notation;

import org.entrepot.access.Dialect;
import org.entrepot.access.identity.Account;
import org.entrepot.access.policy.CompiledPolicy;
import org.entrepot.access.policy.Policy;

/** What holds of every text that may be a policy: it is refused, or read, and then it compiles and can be told in any dialect. */
final class PolicyProperties {
    static final PolicyScope SCOPE = new PolicyScope(
            "bucket", new Account("100000000001", "100000000001", "1250000000", "usr-owner", "c".repeat(64)), false);

    private PolicyProperties() {}

    static void check(Dialect dialect, byte[] text) {
        if (PolicyNotation.of(dialect).read(text, SCOPE) instanceof PolicyReading.Stored(Policy policy, var warnings)) {
            CompiledPolicy.of(policy).isPublic();
            for (Dialect target : Dialect.values()) {
                PolicyTranslation.translate(policy, target, SCOPE);
            }
        }
    }
}
