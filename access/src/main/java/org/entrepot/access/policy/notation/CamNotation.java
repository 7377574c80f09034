package org.entrepot.access.policy.notation;

import org.entrepot.access.text.Position;

final class CamNotation implements PolicyNotation {
    @Override
    public PolicyReading read(byte[] text, PolicyScope scope) {
        return new PolicyReading.Refused(
                new PolicyProblem(PolicyProblem.Cause.NOT_JSON, "MalformedPolicy", "not read yet", "", Position.START));
    }
}
