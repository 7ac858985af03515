package io.github.insightkit.conformance.history;

/**
 * One field line of a message (RFC 9110, section 5).
 *
 * @param name the field name, as sent
 * @param value the field value, as sent, except that a secret is replaced by its placeholder
 */
public record Header(String name, String value) {}
