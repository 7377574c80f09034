package org.entrepot.access.policy.notation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.access.Dialect;
import org.entrepot.access.policy.Policy;
import org.entrepot.access.policy.Rule;

/** Says a policy in the words of another dialect where that is exact ({@code policy.md} section 9). */
public final class PolicyTranslation {
    private PolicyTranslation() {}

    /**
     * Translates. What cannot be shown to be exact is refused by name, never weakened; what is
     * exact but for operations that ride along under another one's name says which.
     *
     * @param scope its directory gives the aliases by which other dialects know the principals
     */
    public static Translation translate(Policy policy, Dialect target, PolicyScope scope) {
        Losses losses = new Losses(target);
        List<Rule> rules = new RuleOrder(target, losses).arrange(policy);
        RuleTranslator translator = new RuleTranslator(policy, target, scope, losses);
        List<Draft> drafts = new ArrayList<>();
        for (Rule rule : rules) {
            drafts.addAll(translator.translate(rule));
        }
        if (!losses.isEmpty()) {
            return new Translation.Inexact(losses.all());
        }
        String text = DraftWriter.write(target, drafts);
        PolicyScope lenient = new PolicyScope(scope.bucket(), scope.owner(), scope.region(), false, scope.directory());
        return switch (PolicyNotation.of(target).read(text.getBytes(StandardCharsets.UTF_8), lenient)) {
            case PolicyReading.Stored stored ->
                losses.apart().isEmpty()
                        ? new Translation.Exact(text)
                        : new Translation.Near(text, losses.apart().operations());
            case PolicyReading.Refused refused ->
                new Translation.Inexact(List.of("the translated policy breaks a rule of " + target.label() + ": "
                        + refused.problem().message()));
        };
    }
}
