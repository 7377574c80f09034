package org.entrepot.store.verify;

import org.entrepot.store.BlobId;
import org.entrepot.store.BucketUsage;
import org.entrepot.store.ManifestId;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.Segment;
import org.jspecify.annotations.Nullable;

/** Something that a verification found not to be as it should. */
public sealed interface Finding {
    /** A word for programs: what kind of finding it is. */
    String code();

    /** One line for a person. */
    String text();

    /** Whether it can be repaired without losing anything that anybody may still want. */
    boolean isRepairable();

    /** Lost or damaged; only a backup or the owner can bring it back. */
    sealed interface Damage extends Finding {
        @Override
        default boolean isRepairable() {
            return false;
        }
    }

    /** Nothing is lost: records disagree, or something is left over. */
    sealed interface Disagreement extends Finding {
        @Override
        default boolean isRepairable() {
            return true;
        }
    }

    /** The catalog engine cannot read its own files. */
    record CatalogDamaged(String problem) implements Damage {
        @Override
        public String code() {
            return "catalog-damaged";
        }

        @Override
        public String text() {
            return "the catalog is damaged: " + problem;
        }
    }

    /** A record cannot be understood. */
    record RecordDamaged(String record, String problem) implements Damage {
        @Override
        public String code() {
            return "record-damaged";
        }

        @Override
        public String text() {
            return "the record of " + record + " cannot be read: " + problem;
        }
    }

    /** A record speaks of another one that is not there. */
    record ReferenceDangling(String record, String missing) implements Damage {
        @Override
        public String code() {
            return "reference-dangling";
        }

        @Override
        public String text() {
            return record + " refers to " + missing + ", which is not there";
        }
    }

    /** Bytes that somebody owns are gone. */
    record BytesMissing(Owner owner, String missing) implements Damage {
        @Override
        public String code() {
            return "bytes-missing";
        }

        @Override
        public String text() {
            return owner.text() + ": " + missing + " is missing";
        }
    }

    /** Bytes that somebody owns are not those that were written. */
    record BytesDamaged(Owner owner, String problem) implements Damage {
        @Override
        public String code() {
            return "bytes-damaged";
        }

        @Override
        public String text() {
            return owner.text() + ": " + problem;
        }
    }

    /** A file among the blobs that no store ever wrote: left alone, whosever it is. */
    record FileStray(String name) implements Finding {
        @Override
        public boolean isRepairable() {
            return false;
        }

        @Override
        public String code() {
            return "file-stray";
        }

        @Override
        public String text() {
            return "the file `" + name + "` among the blobs is none; nothing touches it";
        }
    }

    /** A blob that nothing uses and that is not on the list of those to be removed. */
    record BlobOrphaned(BlobId blob) implements Disagreement {
        @Override
        public String code() {
            return "blob-orphaned";
        }

        @Override
        public String text() {
            return "blob " + blob.value() + " is used by nothing and never removed";
        }
    }

    /** A manifest that nothing uses and that nobody is to remove. */
    record ManifestOrphaned(ManifestId manifest) implements Disagreement {
        @Override
        public String code() {
            return "manifest-orphaned";
        }

        @Override
        public String text() {
            return "manifest " + manifest.value() + " is used by nothing and never removed";
        }
    }

    /** Parts of an upload that neither runs nor is being cleared away. */
    record PartsOrphaned(String uploadId) implements Disagreement {
        @Override
        public String code() {
            return "parts-orphaned";
        }

        @Override
        public String text() {
            return "parts of upload " + uploadId + " are there, but no such upload";
        }
    }

    /** Bytes beside the record of an object that is not there, or keeps its bytes elsewhere. */
    record InlineOrphaned(String bucketId, ObjectKey key) implements Disagreement {
        @Override
        public String code() {
            return "inline-orphaned";
        }

        @Override
        public String text() {
            return "bytes of `" + key.value() + "` in the bucket of id " + bucketId + " belong to no object";
        }
    }

    /** The count of uses of a shared blob or manifest is wrong: too low loses bytes later, too high keeps them for ever. */
    record UsesWrong(Segment.Source source, long recorded, long actual) implements Disagreement {
        @Override
        public String code() {
            return "uses-wrong";
        }

        @Override
        public String text() {
            return name(source) + " is used " + actual + " times, but counted as " + recorded;
        }
    }

    /**
     * Bytes in use are on the list of those to be removed.
     *
     * @param listKey the key of the line on that list
     * @param listValue the line
     */
    record RemovalListed(Segment.Source source, byte[] listKey, byte[] listValue) implements Disagreement {
        @Override
        public String code() {
            return "removal-listed";
        }

        @Override
        public String text() {
            return name(source) + " is in use, but on the list of what is to be removed";
        }
    }

    /** What a bucket is said to hold is not what it holds. */
    record UsageWrong(String bucketId, BucketUsage recorded, BucketUsage actual) implements Disagreement {
        @Override
        public String code() {
            return "usage-wrong";
        }

        @Override
        public String text() {
            return "the bucket of id " + bucketId + " is said to hold " + words(recorded) + ", but holds "
                    + words(actual);
        }

        private static String words(BucketUsage usage) {
            return usage.objects() + " objects of " + usage.bytes() + " bytes";
        }
    }

    /**
     * A record by which another one is found is missing, superfluous or wrong.
     *
     * @param seen its value; null when it is missing
     * @param right what it should be; null when it should not be
     */
    record IndexWrong(String index, byte[] key, byte @Nullable [] seen, byte @Nullable [] right)
            implements Disagreement {
        @Override
        public String code() {
            return "index-wrong";
        }

        @Override
        public String text() {
            return index + (seen == null ? " is missing" : right == null ? " leads to nothing" : " is wrong");
        }
    }

    private static String name(Segment.Source source) {
        return switch (source) {
            case BlobId blob -> "blob " + blob.value();
            case ManifestId manifest -> "manifest " + manifest.value();
        };
    }
}
