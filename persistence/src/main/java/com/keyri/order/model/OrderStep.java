package com.keyri.order.model;

/** What can become of an order. */
public enum OrderStep {
    PLACE,
    ACTIVATE,
    CANCEL,
    END,
    ARCHIVE,
    DELETE
}
