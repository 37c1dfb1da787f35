package com.keyri.setup.rest;

import java.time.Instant;

/** Until when the link of the first start may be used. */
public record OpenedSetupBody(Instant expiresAt) {}
