package org.entrepot.server.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.access.cors.cases.CorsCase;
import org.entrepot.access.cors.cases.CorsCaseFile;
import org.junit.jupiter.api.Test;

/** The published cross-origin cases, as whole exchanges through front, gateway and dialects. */
class PublishedCorsCasesTest {
    @Test
    void every_published_case_passes() throws IOException {
        List<CorsCaseResult.Skipped> skipped = new ArrayList<>();
        List<CorsCaseResult.Ran> failed = new ArrayList<>();
        int passed = 0;
        try (InProcessTarget target = InProcessTarget.open()) {
            CorsCaseRunner runner = new CorsCaseRunner(target);
            for (CorsCase one : CorsCaseFile.published().cases()) {
                for (CorsCaseResult result : runner.run(one)) {
                    switch (result) {
                        case CorsCaseResult.Skipped skip -> skipped.add(skip);
                        case CorsCaseResult.Ran ran when ran.differences().isEmpty() -> passed++;
                        case CorsCaseResult.Ran ran -> failed.add(ran);
                    }
                }
            }
        }
        assertThat(failed).isEmpty();
        assertThat(skipped).isEmpty();
        assertThat(passed).isEqualTo(254);
    }
}
