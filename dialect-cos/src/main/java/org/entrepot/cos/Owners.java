package org.entrepot.cos;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.entrepot.access.identity.Account;
import org.entrepot.access.identity.Caller;
import org.entrepot.gateway.Work;

/** Those whom a listing names, each looked up once. For one request. */
final class Owners {
    private final Work work;
    private final Map<String, Account> accounts = new HashMap<>();
    private final Map<String, Caller> callers = new HashMap<>();

    Owners(Work work) {
        this.work = work;
        Account owner = work.bucket().owner();
        accounts.put(owner.number(), owner);
        callers.put("", new Caller.Anonymous());
    }

    /** The account of a number; the bucket's owner in place of one that is gone. */
    Account account(String number) throws IOException {
        Account account = accounts.get(number);
        if (account == null) {
            account = work.store()
                    .identities()
                    .account(number)
                    .orElse(work.bucket().owner());
            accounts.put(number, account);
        }
        return account;
    }

    /** The root or user of a canonical id; nobody for the empty text and for one who is gone. */
    Caller caller(String canonicalId) throws IOException {
        Caller caller = callers.get(canonicalId);
        if (caller == null) {
            caller = work.store().identities().byCanonicalId(canonicalId).orElse(new Caller.Anonymous());
            callers.put(canonicalId, caller);
        }
        return caller;
    }
}
