package org.entrepot.access.policy.cases;

import java.nio.charset.StandardCharsets;
import org.entrepot.access.Dialect;
import org.entrepot.access.policy.analysis.People;
import org.entrepot.access.policy.notation.PolicyNotation;
import org.entrepot.access.policy.notation.PolicyReading;
import org.entrepot.access.policy.notation.PolicyScope;

/**
 * What the names of a case file mean: its bucket, and its accounts and users, who exist as soon as they are named.
 *
 * @param bucket the inside name, without COS's APPID
 */
record CaseWorld(Dialect dialect, String bucket, CasePeople people) {
    /** The world of a bucket as the dialect writes it. */
    static CaseWorld of(Dialect dialect, String bucket) {
        if (dialect != Dialect.COS) {
            return new CaseWorld(dialect, bucket, new CasePeople(dialect, ""));
        }
        int cut = bucket.lastIndexOf('-');
        return new CaseWorld(
                dialect, bucket.substring(0, Math.max(cut, 0)), new CasePeople(dialect, bucket.substring(cut + 1)));
    }

    /** The scope of a policy of an account's bucket. */
    PolicyScope scope(String owner) {
        return new PolicyScope(bucket, people.account(owner), true);
    }

    /** The usual owner's scope. */
    PolicyScope scope() {
        return scope(CasePeople.ownerOf(dialect));
    }

    PolicyReading read(String policy) {
        return PolicyNotation.of(dialect).read(policy.getBytes(StandardCharsets.UTF_8), scope());
    }

    /** Who may ask, for the analysis. */
    People analysed(boolean withRolesAndServices) {
        return new People(dialect, scope().owner(), new CaseDirectory(people), withRolesAndServices);
    }
}
