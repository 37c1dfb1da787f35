package com.keyri.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to the account's devices.
 *
 * @param kind for instance {@code DEVICE_ENROLLED}
 * @param deviceName the device, if one is meant
 * @param at when
 */
public record Notice(String kind, @Nullable String deviceName, Instant at) {}
