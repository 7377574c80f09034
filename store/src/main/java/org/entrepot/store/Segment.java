package org.entrepot.store;

/**
 * A run of bytes of an object's body.
 *
 * @param source what holds them
 * @param offset where in the source they begin
 * @param length how many bytes, 1 or more
 */
public record Segment(Source source, long offset, long length) {
    /** What bytes are taken from: a blob, or a manifest, which is itself a list of segments kept beside the objects. */
    public sealed interface Source permits BlobId, ManifestId {}
}
