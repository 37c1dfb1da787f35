package com.keyri.device;

import com.keyri.device.model.EnrolmentId;
import com.keyri.protocol.EnrolmentLink;
import java.time.Instant;

/** An invitation; its link, which holds the token, is in this answer only. */
public record CreatedEnrolment(EnrolmentId id, EnrolmentLink link, Instant expiresAt) {}
