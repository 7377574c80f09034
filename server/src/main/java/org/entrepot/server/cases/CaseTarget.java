package org.entrepot.server.cases;

import java.io.IOException;
import org.entrepot.access.cors.cases.CorsCaseAnswer;

/** Where cases are run. */
public interface CaseTarget extends AutoCloseable {
    /** Sends one request and reads the answer to its end. */
    CorsCaseAnswer send(CaseCall call) throws IOException;

    /** The owner of the buckets that cases prepare. */
    CaseOwner owner();

    /** Host and port, as clients write them. */
    String authority();

    /** Whether buckets outlive the run, so that they are to be removed again. */
    boolean isLasting();

    @Override
    void close() throws IOException;
}
