package com.keyri.device;

import com.keyri.device.model.DeviceId;

/** A device was revoked. Observed in the same transaction, by those who end what it started. */
public record DeviceRevoked(DeviceId device) {}
