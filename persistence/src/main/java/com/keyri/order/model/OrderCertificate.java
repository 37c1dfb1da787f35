package com.keyri.order.model;

import java.time.Instant;

/**
 * What was deleted, without the person.
 *
 * @param content a JSON document
 * @param hash base64url SHA-256 of the content in UTF-8
 */
public record OrderCertificate(
        CertificateId id, OrderId order, CertificateKind kind, String content, String hash, Instant madeAt) {}
