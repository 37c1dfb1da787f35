package com.keyri.directory.model;

/** How many there are in the whole installation. */
public record InstallationCounts(long organizations, long accounts, long liveSessions) {}
