package org.entrepot.access.policy;

/** What a policy alone says about a request. */
public sealed interface PolicyResult {
    /** This rule allows it. */
    record Allow(Rule rule) implements PolicyResult {}

    /** This rule denies it. */
    record Deny(Rule rule) implements PolicyResult {}

    /**
     * No rule decides.
     *
     * @param everybodyRefused COS only: a deny for everybody matched a signed caller. It takes away what rules and ACL
     *     grants for everybody would give, nothing else
     */
    record NoMatch(boolean everybodyRefused) implements PolicyResult {}
}
