package org.entrepot.conformance.durability;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Chooses what becomes of everything that was not synced when the power failed, for each file and each folder by itself.
 *
 * @param random what is left to chance
 * @param bytes what becomes of bytes; {@link Bytes#ANY} chooses for each file
 * @param names what becomes of names; {@link Names#ANY} chooses for each folder
 */
record PowerCut(SplittableRandom random, Bytes bytes, Names names) {
    private static final int[] SECTOR_BYTES = {512, 4096};

    /** What becomes of the bytes and the size of a file. */
    enum Bytes {
        /** They are as at the last sync. */
        LOST,
        /** All had reached the disk. */
        KEPT,
        /** The first of the changes did, the last of these in part. */
        BEGINNING,
        /** Any sectors did, and the size did or did not. */
        SECTORS,
        /** One of the others. */
        ANY
    }

    /** What becomes of names that were made, changed and removed. */
    enum Names {
        /** They are as at the last sync. */
        LOST,
        /** All changes had reached the disk. */
        KEPT,
        /** The first of the changes did, as a journal keeps them. */
        BEGINNING,
        /** Any of the changes did, as without a journal. */
        ANY_OF_THEM,
        /** One of the others. */
        ANY
    }

    /** Whatever may happen. */
    static PowerCut any(long seed) {
        return new PowerCut(new SplittableRandom(seed), Bytes.ANY, Names.ANY);
    }

    /** The names in a folder. */
    Map<String, DiskNode> names(DiskNode.Folder folder) {
        Names choice = names == Names.ANY ? Names.values()[random.nextInt(Names.ANY.ordinal())] : names;
        Map<String, DiskNode> left = new TreeMap<>(folder.synced);
        List<DiskNode.Change<Map<String, @Nullable DiskNode>>> pending = folder.pending;
        int kept = choice == Names.BEGINNING ? random.nextInt(pending.size() + 1) : pending.size();
        for (int i = 0; i < kept; i++) {
            boolean isThere = choice == Names.ANY_OF_THEM ? random.nextBoolean() : choice != Names.LOST;
            if (isThere) {
                DiskNode.Folder.apply(pending.get(i).what(), left);
            }
        }
        return left;
    }

    /** The bytes of a file. */
    FileBytes bytes(DiskNode.File file) {
        if (file.pending.isEmpty()) {
            return file.synced;
        }
        Bytes choice = bytes == Bytes.ANY ? Bytes.values()[random.nextInt(Bytes.ANY.ordinal())] : bytes;
        return switch (choice) {
            case LOST -> file.synced;
            case BEGINNING -> beginning(file);
            case SECTORS -> sectors(file);
            case KEPT, ANY -> all(file);
        };
    }

    private static FileBytes all(DiskNode.File file) {
        FileBytes bytes = file.synced.copy();
        file.pending.forEach(change -> change.what().apply(bytes));
        return bytes;
    }

    private FileBytes beginning(DiskNode.File file) {
        FileBytes bytes = file.synced.copy();
        int whole = random.nextInt(file.pending.size());
        file.pending.subList(0, whole).forEach(change -> change.what().apply(bytes));
        if (file.pending.get(whole).what() instanceof DiskNode.Edit.Put(long position, byte[] written)) {
            bytes.put(position, written, random.nextInt(written.length + 1));
        }
        return bytes;
    }

    private FileBytes sectors(DiskNode.File file) {
        int sectorBytes = SECTOR_BYTES[random.nextInt(SECTOR_BYTES.length)];
        FileBytes bytes = all(file);
        BitSet written = new BitSet();
        for (DiskNode.Change<DiskNode.Edit> change : file.pending) {
            if (change.what() instanceof DiskNode.Edit.Put(long position, byte[] put) && put.length > 0) {
                written.set((int) (position / sectorBytes), (int) ((position + put.length - 1) / sectorBytes) + 1);
            }
        }
        for (int sector = written.nextSetBit(0); sector >= 0; sector = written.nextSetBit(sector + 1)) {
            if (random.nextBoolean()) {
                bytes.take(file.synced, sector * sectorBytes, (sector + 1) * sectorBytes);
            }
        }
        int synced = file.synced.size();
        if (bytes.size() > synced && random.nextBoolean()) {
            int size = random.nextInt(synced, bytes.size() + 1);
            // Files mostly grow by sectors.
            int whole = (size + sectorBytes - 1) / sectorBytes * sectorBytes;
            bytes.resize(random.nextBoolean() ? size : Math.min(whole, bytes.size()));
        }
        return bytes;
    }
}
