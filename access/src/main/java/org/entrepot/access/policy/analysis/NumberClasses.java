package org.entrepot.access.policy.analysis;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The classes into which some constants divide numbers and points in time, each by one value. */
final class NumberClasses {
    private NumberClasses() {}

    /** Whole numbers from 0 on: sizes, counts, ages and days have neither sign nor fraction. */
    static List<String> wholeNumbers(List<BigDecimal> constants) {
        TreeSet<BigInteger> numbers = new TreeSet<>();
        numbers.add(BigInteger.ZERO);
        for (BigDecimal constant : constants) {
            BigInteger whole = constant.setScale(0, RoundingMode.FLOOR).toBigInteger();
            numbers.add(whole.subtract(BigInteger.ONE));
            numbers.add(whole);
            numbers.add(whole.add(BigInteger.ONE));
        }
        return numbers.tailSet(BigInteger.ZERO).stream()
                .map(BigInteger::toString)
                .toList();
    }

    /** Any decimal numbers: every constant, one between each two neighbours, one below and one above all. */
    static List<String> decimals(List<BigDecimal> constants) {
        TreeSet<BigDecimal> sorted = new TreeSet<>(constants);
        List<String> numbers = new ArrayList<>();
        BigDecimal before = null;
        for (BigDecimal constant : sorted) {
            BigDecimal below = before == null
                    ? constant.subtract(BigDecimal.ONE)
                    : before.add(constant).divide(BigDecimal.TWO);
            numbers.add(below.toPlainString());
            numbers.add(constant.toPlainString());
            before = constant;
        }
        if (before != null) {
            numbers.add(before.add(BigDecimal.ONE).toPlainString());
        }
        return numbers;
    }

    /** Points in time in whole seconds, as ISO 8601. */
    static List<String> times(List<Instant> constants) {
        TreeSet<Instant> times = new TreeSet<>();
        for (Instant constant : constants) {
            for (int seconds = -1; seconds <= 1; seconds++) {
                try {
                    times.add(Instant.ofEpochSecond(constant.getEpochSecond()).plusSeconds(seconds));
                } catch (DateTimeException beyondAllTime) {
                    // There is no such time, and so no request at it.
                }
            }
        }
        return times.stream().map(Instant::toString).toList();
    }
}
