package com.keyri.client;

/**
 * The browser that asks, for a person to recognise.
 *
 * @param name for instance "Firefox"
 * @param operatingSystem for instance "Linux"
 * @param place a town and country, or "unknown"
 */
public record BrowserDescription(String name, String operatingSystem, String place) {}
