package org.entrepot.gateway;

/** One header line. Values are Latin-1 text: each char is one byte on the wire. */
public record Header(String name, String value) {}
