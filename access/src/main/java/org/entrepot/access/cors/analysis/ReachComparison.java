package org.entrepot.access.cors.analysis;

import java.util.List;
import java.util.Optional;
import org.entrepot.access.ComparisonVerdict;
import org.entrepot.access.cors.CompiledCors;
import org.entrepot.access.cors.CorsConfiguration;

/**
 * How what pages can reach changes from one configuration to another. Compared are all requests of all pages: origin,
 * method, any set of headers, with and without credentials, and each header of the answer that a page may read. Ids, ages
 * and the order of rules count only where they change one of these.
 *
 * @param verdict unknown when the patterns are too many to compare within {@link #MATCHES_MAX}
 * @param gained a request that passes only after the change; empty when there is none
 * @param lost a request that passes only before the change; empty when there is none
 * @param newlyReachable origins that reach something at all which they could not, by pattern of the later rules
 * @param noLongerReachable the other way round, by pattern of the earlier rules
 */
public record ReachComparison(
        ComparisonVerdict verdict,
        Optional<PageRequest> gained,
        Optional<PageRequest> lost,
        List<OriginReach> newlyReachable,
        List<OriginReach> noLongerReachable) {
    /**
     * Comparisons of an origin with a pattern that are made at most; 1,000 origins like {@code https://*.host} need a
     * hundredth of it.
     */
    public static final long MATCHES_MAX = 200_000_000;

    public ReachComparison {
        newlyReachable = List.copyOf(newlyReachable);
        noLongerReachable = List.copyOf(noLongerReachable);
    }

    /** Compares two configurations; one without rules lets nothing through. */
    public static ReachComparison of(CorsConfiguration before, CorsConfiguration after) {
        Optional<Universe> universe = Universe.of(before, after);
        if (universe.isEmpty()) {
            return new ReachComparison(
                    ComparisonVerdict.UNKNOWN, Optional.empty(), Optional.empty(), List.of(), List.of());
        }
        ReachSearch gains = new ReachSearch(universe.get(), before, after);
        ReachSearch losses = new ReachSearch(universe.get(), after, before);
        Optional<PageRequest> gained = gains.witness().map(found -> checked(found, before, after));
        Optional<PageRequest> lost = losses.witness().map(found -> checked(found, after, before));
        return new ReachComparison(
                ComparisonVerdict.of(gained.isPresent(), lost.isPresent()),
                gained,
                lost,
                gains.origins(),
                losses.origins());
    }

    /** No witness is shown that the engine itself does not confirm. */
    private static PageRequest checked(PageRequest found, CorsConfiguration without, CorsConfiguration with) {
        if (found.passes(CompiledCors.compile(without)) || !found.passes(CompiledCors.compile(with))) {
            throw new IllegalStateException("the engine does not confirm " + found);
        }
        return found;
    }
}
