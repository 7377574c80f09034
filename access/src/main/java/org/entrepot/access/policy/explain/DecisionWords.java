package org.entrepot.access.policy.explain;

import org.entrepot.access.Dialect;
import org.entrepot.access.acl.Grantee;
import org.entrepot.access.policy.CompiledPolicy;
import org.entrepot.access.policy.Decision;
import org.entrepot.access.policy.PrincipalText;
import org.entrepot.access.policy.Question;
import org.entrepot.access.policy.Reason;
import org.entrepot.access.policy.Rule;

/** Questions, reasons and changes in plain words. */
record DecisionWords(Decision decision, PartWords parts) {
    static DecisionWords of(Decision decision) {
        CompiledPolicy policy = decision.policy();
        return new DecisionWords(
                decision,
                new PartWords(policy == null ? Dialect.S3 : policy.policy().dialect()));
    }

    /** Such as {@code anonymous asks for s3:GetObject on box/k}. */
    String question() {
        Question question = decision.question();
        String on = question.bucket() + (question.key() == null ? "" : "/" + question.key());
        return PrincipalText.of(question.caller()) + " asks for " + parts.action(question.operation())
                + (on.isEmpty() ? "" : " on " + on);
    }

    /** Why, without the word. */
    String because() {
        return switch (decision.reason()) {
            case Reason.OwnerPolicyRecovery recovery -> "the owner's root always keeps the policy calls";
            case Reason.PolicyRule rule ->
                name(rule.rule()) + " at " + rule.rule().position()
                        + (decision.allowed() ? " allows it" : " denies it");
            case Reason.Root root -> "the root of the owner's account may do what nothing denies";
            case Reason.IdentityPolicy identity ->
                "the caller's identity policies " + (decision.allowed() ? "allow it" : "deny it");
            case Reason.AclGrant grant -> "the ACL grants " + grant(grant);
            case Reason.ObjectOwner owner -> "the root of the account that owns the object has FULL_CONTROL on it";
            case Reason.Implicit implicit -> "nothing allows it" + but(implicit);
        };
    }

    private static String but(Reason.Implicit implicit) {
        return (implicit.restrictedPublic()
                        ? "; the policy would, but it is public and RestrictPublicBuckets is on"
                        : "")
                + (implicit.everybodyRefused()
                        ? "; a deny for everybody takes away what everybody would be given"
                        : "");
    }

    /** A grant of an ACL, such as {@code READ on the bucket to everybody, written in s3}. */
    static String grant(Reason.AclGrant reason) {
        String grantee = switch (reason.grant().grantee()) {
            case Grantee.AllUsers all -> "everybody";
            case Grantee.AuthenticatedUsers signed -> "every signed caller";
            case Grantee.LogDelivery log -> "log delivery";
            case Grantee.Identity identity -> identity.canonicalId();
        };
        return reason.grant().permission() + " on the " + (reason.onObject() ? "object" : "bucket") + " to " + grantee
                + ", written in " + reason.acl().writtenIn().label();
    }

    /** Such as {@code statement 0 `office`}. */
    static String name(Rule rule) {
        return "statement " + rule.index() + (rule.id() == null ? "" : " " + Words.quoted(rule.id()));
    }

    /** A statement with its place, such as {@code statement 0 `office` at line 2, column 3}. */
    static String placed(ExplainedStatement statement) {
        return name(statement.outcome().rule()) + at(statement.place());
    }

    /** Such as {@code  at line 2, column 3}; empty where there is no text. */
    static String at(Place place) {
        return place.position() == null ? "" : " at " + place.position();
    }

    /** What has to be done. */
    String change(PolicyChange change) {
        return switch (change) {
            case PolicyChange.StopDenying stop ->
                Words.allOf(stop.statements().stream()
                                .map(DecisionWords::placed)
                                .toList())
                        + " must no longer deny it";
            case PolicyChange.Meet(ExplainedStatement statement) ->
                "let " + name(statement.outcome().rule()) + " match: "
                        + Words.allOf(statement.failures().stream()
                                .map(part -> PartWords.name(part.outcome()))
                                .toList());
            case PolicyChange.AddStatement add ->
                "add a statement that allows " + Words.all(add.actions()) + " on " + Words.quoted(add.resource())
                        + " to " + add.principal();
            case PolicyChange.AskAs(String whom) -> "ask as " + whom + ": no statement can give it to this caller";
            case PolicyChange.LiftRestriction lift ->
                "switch RestrictPublicBuckets off, or make the policy name only callers it knows";
            case PolicyChange.ChangeIdentityPolicies identity -> "change the identity policies of the caller";
        };
    }
}
