package com.keyri.client;

/**
 * An application as people see it.
 *
 * @param id its public key
 * @param name its name
 */
public record NamedApplication(String id, String name) {}
