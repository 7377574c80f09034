package org.entrepot.server.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where configuration comes from: one file of {@code key=value} lines, variables, flags. Flags win over variables,
 * variables over the file.
 */
public final class ConfigurationSources {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationSources.class);

    /** Variables that other parts read. */
    private static final List<String> OTHER_VARIABLES = List.of(
            "ENTREPOT_ROOT_", "ENTREPOT_ENDPOINT", "ENTREPOT_ACCESS_KEY", "ENTREPOT_SECRET_KEY", "ENTREPOT_JAVA_OPTS");

    private ConfigurationSources() {}

    /**
     * Joins the sources into one text per key.
     *
     * @param file null for none
     * @param flags texts of the flags that were given
     * @throws ConfigurationException when the file cannot be read or holds a key that there is not
     */
    public static Map<ConfigurationKey, String> join(
            @Nullable Path file, Map<String, String> environment, Map<ConfigurationKey, String> flags)
            throws ConfigurationException {
        Map<ConfigurationKey, String> texts = new EnumMap<>(ConfigurationKey.class);
        for (ConfigurationKey key : ConfigurationKey.values()) {
            texts.put(key, key.defaultText());
        }
        if (file != null) {
            texts.putAll(read(file));
        }
        for (ConfigurationKey key : ConfigurationKey.values()) {
            String value = environment.get(key.variable());
            if (value != null) {
                texts.put(key, value);
            }
        }
        warnOfUnknown(environment);
        texts.putAll(flags);
        return texts;
    }

    private static Map<ConfigurationKey, String> read(Path file) throws ConfigurationException {
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            lines.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new ConfigurationException("cannot read the configuration " + file + ": " + e.getMessage());
        }
        Map<ConfigurationKey, String> texts = new EnumMap<>(ConfigurationKey.class);
        for (String name : lines.stringPropertyNames()) {
            ConfigurationKey key = ConfigurationKey.of(name)
                    .orElseThrow(() ->
                            new ConfigurationException("unknown key `" + name + "` in " + file + "; did you mean `"
                                    + ConfigurationKey.nearest(name).key() + "`?"));
            texts.put(key, lines.getProperty(name).strip());
        }
        return texts;
    }

    /** A variable may be meant for somebody else, so an unknown one is only told. */
    private static void warnOfUnknown(Map<String, String> environment) {
        for (String name : environment.keySet()) {
            boolean isKnown =
                    !name.startsWith("ENTREPOT_") || OTHER_VARIABLES.stream().anyMatch(name::startsWith);
            for (ConfigurationKey key : ConfigurationKey.values()) {
                isKnown |= key.variable().equals(name);
            }
            if (!isKnown) {
                LOG.warn("the variable {} means nothing here", name);
            }
        }
    }
}
