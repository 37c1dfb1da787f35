package com.keyri.order.model;

/** What a certificate says. */
public enum CertificateKind {
    /** That an order was deleted here. */
    DELETION,
    /** That its customer was erased at Stripe. */
    ERASURE_AT_STRIPE
}
