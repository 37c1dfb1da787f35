package com.keyri.device;

import com.keyri.device.model.DeviceId;
import com.keyri.protocol.MatchingNumber;
import java.time.Instant;

/** A registered device, which waits until its user has told the application's server the code. */
public record CompletedEnrolment(DeviceId device, MatchingNumber confirmationCode, Instant expiresAt) {}
