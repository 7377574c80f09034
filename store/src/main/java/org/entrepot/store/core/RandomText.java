package org.entrepot.store.core;

import java.util.random.RandomGenerator;

/** Texts of random letters. */
final class RandomText {
    static final String DIGITS = "0123456789";
    static final String HEX = DIGITS + "abcdef";
    static final String LOWER_CASE_AND_DIGITS = DIGITS + "abcdefghijklmnopqrstuvwxyz";
    static final String UPPER_CASE_AND_DIGITS = DIGITS + "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    static final String LETTERS_AND_DIGITS = UPPER_CASE_AND_DIGITS + "abcdefghijklmnopqrstuvwxyz";

    private RandomText() {}

    static String of(RandomGenerator random, String alphabet, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
