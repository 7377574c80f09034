package org.entrepot.access.policy.cases;

import java.util.List;

/** Runs whole case files. */
public final class PolicyCases {
    private PolicyCases() {}

    /**
     * Runs every case of a file.
     *
     * @return one outcome per case; for a file that is no case file one failed outcome, whose {@code actual} says why
     */
    public static List<PolicyCaseOutcome> run(byte[] file) {
        return switch (PolicyCaseFile.read(file)) {
            case PolicyCaseFile.Read read ->
                read.cases().stream().map(PolicyCase::run).toList();
            case PolicyCaseFile.Unreadable unreadable ->
                List.of(new PolicyCaseOutcome(
                        "file", false, "a case file", unreadable.position() + ": " + unreadable.message(), ""));
        };
    }
}
