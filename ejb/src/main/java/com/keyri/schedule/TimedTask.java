package com.keyri.schedule;

/** What timers do, each on every node. */
public enum TimedTask {
    SIGN_IN_EXPIRY,
    PROOF_REMOVAL,
    DEVICE_ACTIVATION,
    ENROLMENT_EXPIRY,
    TRANSACTION_EXPIRY,
    MESSAGE_DELIVERY,
    ACCESS_TOKEN_REMOVAL,
    IDEMPOTENCY_REMOVAL,
    NODE_HEARTBEAT,
    GRID_LOOK,
    SIGN_IN_NEWS,
    LIMIT_EXCHANGE,
    LIMIT_REMOVAL
}
