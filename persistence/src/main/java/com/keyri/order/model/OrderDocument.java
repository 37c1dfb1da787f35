package com.keyri.order.model;

import java.time.Instant;

/**
 * Something that the customer has in writing.
 *
 * @param hash base64url SHA-256 of the content in UTF-8
 */
public record OrderDocument(
        DocumentId id, OrderId order, DocumentKind kind, String fileName, String content, String hash, Instant madeAt) {
    /** It holds a person's name. */
    @Override
    public String toString() {
        return "OrderDocument[" + id + ']';
    }
}
