package com.keyri.device;

import com.keyri.device.model.UserId;

/** A user was suspended. Observed in the same transaction, by those who end what they started. */
public record UserSuspended(UserId user) {}
