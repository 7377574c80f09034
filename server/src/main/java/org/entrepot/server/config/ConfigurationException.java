package org.entrepot.server.config;

/** The configuration cannot be used; the message tells the operator why. */
public final class ConfigurationException extends Exception {
    private static final long serialVersionUID = 1;

    /** With a message in one line. */
    public ConfigurationException(String message) {
        super(message);
    }
}
