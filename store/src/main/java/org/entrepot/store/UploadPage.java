package org.entrepot.store;

import java.util.List;

/**
 * Some running uploads, by key in the order of its UTF-8 bytes, then by start.
 *
 * @param truncated whether more follows
 * @param nextKey what to pass as {@code afterKey} for the next page; empty on an empty page
 * @param nextId what to pass as {@code afterId} for the next page; empty after a common prefix
 */
public record UploadPage(
        List<Upload> uploads, List<String> prefixes, boolean truncated, String nextKey, String nextId) {
    public UploadPage {
        uploads = List.copyOf(uploads);
        prefixes = List.copyOf(prefixes);
    }
}
