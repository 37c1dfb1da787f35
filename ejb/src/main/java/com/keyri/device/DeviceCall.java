package com.keyri.device;

import com.keyri.device.model.DeviceId;
import org.jspecify.annotations.Nullable;

/**
 * A call by a phone as one of its devices.
 *
 * @param device which device it says it is
 * @param proof the header {@code DPoP}; null where it is absent
 * @param method the HTTP method
 * @param path the path on the public address
 */
public record DeviceCall(DeviceId device, @Nullable String proof, String method, String path) {}
