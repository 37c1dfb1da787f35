package com.keyri.signin.model;

/** What is told about the browser that asks; {@code place} is "unknown" without a place database. */
public record RequestingBrowser(String address, String name, String system, String place) {}
