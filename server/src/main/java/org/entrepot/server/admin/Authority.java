package org.entrepot.server.admin;

import java.util.Optional;
import org.entrepot.access.identity.Caller;

/**
 * Who may manage whom: the root of an account that account, the installation's root every account. Users manage nobody.
 *
 * @param installationAccount the account that was there first
 */
record Authority(String installationAccount) {
    /** Whether the caller is the installation's root. */
    boolean isInstallationRoot(Caller caller) {
        return caller instanceof Caller.Root root && root.account().number().equals(installationAccount);
    }

    /** Whether the caller may see and change what belongs to an account. */
    boolean mayManage(Caller caller, String accountNumber) {
        return isInstallationRoot(caller)
                || caller instanceof Caller.Root root && root.account().number().equals(accountNumber);
    }

    /**
     * The account that a request is about: the one it names, else the caller's own.
     *
     * @throws ApiException when it is none, or the caller may not manage it
     */
    String account(Caller caller, Optional<String> named) throws ApiException {
        String number = named.or(() -> caller.homeAccount().map(account -> account.number()))
                .orElseThrow(() -> ApiException.denied("the caller belongs to no account"));
        if (!number.matches("[0-9]{12}")) {
            throw ApiException.invalid("`" + number + "` is no account number: it has 12 digits");
        }
        if (!mayManage(caller, number)) {
            throw ApiException.denied("only the root of account " + number + " may do this");
        }
        return number;
    }
}
