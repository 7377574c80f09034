package org.entrepot.access.policy;

import org.entrepot.access.acl.Acl;
import org.entrepot.access.identity.Account;
import org.jspecify.annotations.Nullable;

/**
 * Everything about an object that a decision reads. A key that holds no object has none.
 *
 * @param acl null when none was ever written: the object is {@code default}
 * @param owner the account that owns the object
 */
public record ObjectRules(@Nullable Acl acl, Account owner) {}
