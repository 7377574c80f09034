package org.entrepot.access.policy.cases;

import java.nio.charset.StandardCharsets;
import org.entrepot.access.Dialect;
import org.entrepot.access.identity.Account;
import org.entrepot.access.policy.analysis.People;
import org.entrepot.access.policy.notation.PolicyNotation;
import org.entrepot.access.policy.notation.PolicyReading;
import org.entrepot.access.policy.notation.PolicyScope;

/**
 * What the names of a case file mean: its bucket, and its accounts and users, who exist as soon as they are named.
 *
 * @param bucket the inside name, without COS's APPID
 * @param owner the account that owns it
 */
record CaseWorld(Dialect dialect, String bucket, CasePeople people, Account owner) {
    /** The world of a bucket as the dialect writes it, owned by the usual account. */
    static CaseWorld of(Dialect dialect, CaseNode bucket) throws CaseFault {
        return of(dialect, bucket, CasePeople.ownerOf(dialect));
    }

    /** The world of a bucket of some account. */
    static CaseWorld of(Dialect dialect, CaseNode bucket, String owner) throws CaseFault {
        String written = bucket.text();
        int cut = dialect == Dialect.COS ? written.lastIndexOf('-') : written.length();
        if (cut <= 0) {
            throw bucket.fault(
                    dialect == Dialect.COS
                            ? "a COS bucket is written `name-APPID`, not `" + written + "`"
                            : "a bucket has a name");
        }
        String appid = dialect == Dialect.COS ? written.substring(cut + 1) : "";
        CasePeople people = new CasePeople(dialect, appid, owner);
        return new CaseWorld(dialect, written.substring(0, cut), people, people.account(owner));
    }

    PolicyScope scope() {
        return new PolicyScope(bucket, owner, true);
    }

    /** Reads a policy of any size: it is looked at, not stored. */
    PolicyReading read(String policy) {
        return PolicyNotation.ofAnySize(dialect).read(policy.getBytes(StandardCharsets.UTF_8), scope());
    }

    /** Who may ask, for the analysis. */
    People analysed(boolean withRolesAndServices) {
        return new People(dialect, owner, new CaseDirectory(people), withRolesAndServices);
    }
}
