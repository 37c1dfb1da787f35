package com.keyri.device.model;

/**
 * How far an enrolment is: {@code CREATED → OPENED → AWAITING_CODE → (AWAITING_APPROVAL →) ACTIVE}, or an other end.
 */
public enum EnrolmentState {
    CREATED,
    OPENED,
    AWAITING_CODE,
    AWAITING_APPROVAL,
    ACTIVE,
    REFUSED,
    EXPIRED
}
