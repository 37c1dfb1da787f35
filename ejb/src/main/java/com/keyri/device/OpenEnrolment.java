package com.keyri.device;

import com.keyri.device.model.EnrolmentId;
import org.jspecify.annotations.Nullable;

/**
 * A phone opens an enrolment.
 *
 * @param token the link's one-time token, as text
 * @param proof the header {@code DPoP} by the new device key; null where it is absent
 * @param method the HTTP method
 * @param path the path on the public address
 */
public record OpenEnrolment(
        EnrolmentId enrolment, String token, @Nullable String proof, String method, String path) {}
