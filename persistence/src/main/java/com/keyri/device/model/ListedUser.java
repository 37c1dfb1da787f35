package com.keyri.device.model;

import java.time.Instant;

/**
 * A user of an application in a list.
 *
 * @param userId the application's own id of the user
 * @param devices how many of their devices aren't revoked
 */
public record ListedUser(String userId, UserState state, long devices, Instant createdAt) {}
