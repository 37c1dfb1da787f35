package com.keyri.order.model;

/** How far the erasure of a customer is. */
public enum ErasureState {
    REQUESTED,
    /** A second person has said so; Stripe has been asked, or is to be asked again. */
    CONFIRMED,
    DONE,
    WITHDRAWN
}
