package org.entrepot.access.policy.cases;

import org.entrepot.access.Dialect;
import org.entrepot.access.identity.Account;
import org.entrepot.access.identity.MadeUp;
import org.entrepot.access.policy.analysis.People;
import org.entrepot.access.policy.notation.PolicyNotation;
import org.entrepot.access.policy.notation.PolicyReading;
import org.entrepot.access.policy.notation.PolicyScope;
import org.entrepot.access.policy.notation.WrittenBucket;

/**
 * What the names of a case file mean: its bucket, and its accounts and users, who exist as soon as they are named.
 *
 * @param bucket the inside name, without COS's APPID
 * @param owner the account that owns it
 */
record CaseWorld(Dialect dialect, String bucket, CasePeople people, Account owner) {
    /** The world of a bucket as the dialect writes it, owned by the usual account. */
    static CaseWorld of(Dialect dialect, CaseNode bucket) throws CaseFault {
        return of(dialect, bucket, MadeUp.ownerOf(dialect));
    }

    /** The world of a bucket of some account. */
    static CaseWorld of(Dialect dialect, CaseNode bucket, String owner) throws CaseFault {
        String text = bucket.text();
        WrittenBucket written = WrittenBucket.of(dialect, text)
                .orElseThrow(() -> bucket.fault("a COS bucket is written `name-APPID`, not `" + text + "`"));
        if (written.name().isEmpty()) {
            throw bucket.fault("a bucket has a name");
        }
        CasePeople people = new CasePeople(written.appid(), owner);
        return new CaseWorld(dialect, written.name(), people, people.account(owner));
    }

    PolicyScope scope() {
        return new PolicyScope(bucket, owner, true);
    }

    /** Reads a policy of any size: it is looked at, not stored. */
    PolicyReading read(byte[] policy) {
        return PolicyNotation.ofAnySize(dialect).read(policy, scope());
    }

    /** Who may ask, for the analysis. */
    People analysed(boolean withRolesAndServices) {
        return new People(dialect, owner, new CaseDirectory(people), withRolesAndServices);
    }
}
