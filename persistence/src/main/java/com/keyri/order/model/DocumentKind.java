package com.keyri.order.model;

/** What a document of an order is. */
public enum DocumentKind {
    CONFIRMATION
}
