package com.keyri.client;

/**
 * An organization as people see it.
 *
 * @param name its name
 */
public record NamedOrganization(String name) {}
