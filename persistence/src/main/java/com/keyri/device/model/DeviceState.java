package com.keyri.device.model;

/** How far a device is: {@code AWAITING_CODE → (AWAITING_APPROVAL →) ACTIVE}, and {@code REVOKED} from each of them. */
public enum DeviceState {
    AWAITING_CODE,
    AWAITING_APPROVAL,
    ACTIVE,
    REVOKED
}
