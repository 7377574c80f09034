package org.entrepot.access.cases;

import java.io.IOException;

/** The files that a case file names. This library does no input or output: who runs the cases reads them. */
@FunctionalInterface
public interface CaseFiles {
    /** For case files that may not name others. */
    CaseFiles NONE = name -> {
        throw new IOException("only what stands in the case file itself can be read here");
    };

    /**
     * The whole of a file.
     *
     * @param name as the case file has it, relative to that file
     * @throws IOException when it cannot be read; the message says why, without the name
     */
    byte[] read(String name) throws IOException;
}
