package com.keyri.recovery.model;

import java.time.Instant;
import java.util.Optional;

/**
 * The recovery codes of an account.
 *
 * @param left how many weren't used
 * @param madeAt when; empty where none were made
 */
public record LeftCodes(int left, Optional<Instant> madeAt) {}
