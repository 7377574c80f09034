package org.entrepot.access.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what somebody meant who wrote a word that is not known. */
public final class Spelling {
    private Spelling() {}

    /**
     * The word that takes the fewest changed letters, whatever their number; the first of several.
     *
     * @return empty when there are no words
     */
    public static Optional<String> nearest(String written, Collection<String> words) {
        return words.stream().min(Comparator.comparingInt(word -> distance(written, word)));
    }

    /** Letters to insert, remove or replace to make one word of the other. */
    public static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }

    /** A refusal that offers the nearest word, such as {@code unknown member `polcy`; did you mean `policy`?} */
    public static String unknown(String what, String written, Collection<String> words) {
        return "unknown " + what + " `" + written + "`"
                + nearest(written, words)
                        .map(word -> "; did you mean `" + word + "`?")
                        .orElse("");
    }
}
