package com.keyri.health.console;

/**
 * One thing that has to work.
 *
 * @param isGood whether it does
 * @param text how it is, and where it isn't good, what to do
 */
public record HealthLine(String name, boolean isGood, String text) {}
