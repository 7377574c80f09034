package org.entrepot.store;

import java.util.List;

/**
 * Some parts of a running upload, by number.
 *
 * @param truncated whether more follows
 */
public record PartPage(Upload upload, List<UploadedPart> parts, boolean truncated) {
    public PartPage {
        parts = List.copyOf(parts);
    }
}
