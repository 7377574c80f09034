package org.entrepot.server.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads typed values out of configuration texts; every error names the key. */
final class ConfigurationTexts {
    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("([0-9]{1,15})\\s*([A-Za-z]*)");
    private static final Map<String, Duration> TIMES = Map.of(
            "ms",
            Duration.ofMillis(1),
            "s",
            Duration.ofSeconds(1),
            "m",
            Duration.ofMinutes(1),
            "h",
            Duration.ofHours(1));
    private static final Map<String, Long> SIZES =
            Map.of("B", 1L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30, "TiB", 1L << 40);

    private final Map<ConfigurationKey, String> texts;

    ConfigurationTexts(Map<ConfigurationKey, String> texts) {
        this.texts = texts;
    }

    String text(ConfigurationKey key) throws ConfigurationException {
        String text = texts.getOrDefault(key, key.defaultText());
        if (text.isEmpty() && !key.defaultText().isEmpty()) {
            throw new ConfigurationException(key.key() + " is empty");
        }
        return text;
    }

    @Nullable
    Path pathOrNull(ConfigurationKey key) throws ConfigurationException {
        String text = text(key);
        return text.isEmpty() ? null : Path.of(text);
    }

    List<String> list(ConfigurationKey key) {
        List<String> members = new ArrayList<>();
        for (String member : texts.getOrDefault(key, key.defaultText()).split(",", -1)) {
            if (!member.isBlank()) {
                members.add(member.strip());
            }
        }
        return members;
    }

    <T> T oneOf(ConfigurationKey key, Map<String, T> choices) throws ConfigurationException {
        T chosen = choices.get(text(key));
        if (chosen == null) {
            throw wrong(key, text(key), "one of " + String.join(", ", new TreeSet<>(choices.keySet())));
        }
        return chosen;
    }

    <T> T valid(ConfigurationKey key, String text, Function<String, T> parse) throws ConfigurationException {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(key.key() + ": " + e.getMessage());
        }
    }

    int count(ConfigurationKey key) throws ConfigurationException {
        String text = text(key);
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw wrong(key, text, "a whole number of at least 1");
        }
        return Integer.parseInt(text);
    }

    Duration duration(ConfigurationKey key) throws ConfigurationException {
        Matcher matcher = NUMBER_AND_UNIT.matcher(text(key));
        Duration unit = matcher.matches() ? TIMES.get(matcher.group(2)) : null;
        if (unit == null) {
            throw wrong(key, text(key), "a number with ms, s, m or h behind it, such as 30s");
        }
        return unit.multipliedBy(Long.parseLong(matcher.group(1)));
    }

    long bytes(ConfigurationKey key) throws ConfigurationException {
        Matcher matcher = NUMBER_AND_UNIT.matcher(text(key));
        Long unit = matcher.matches() ? SIZES.get(matcher.group(2)) : null;
        if (unit == null) {
            throw wrong(key, text(key), "a number with B, KiB, MiB, GiB or TiB behind it, such as 5GiB");
        }
        return Math.multiplyExact(Long.parseLong(matcher.group(1)), unit);
    }

    private static ConfigurationException wrong(ConfigurationKey key, String text, String wanted) {
        return new ConfigurationException(key.key() + " is `" + text + "`, but must be " + wanted);
    }
}
