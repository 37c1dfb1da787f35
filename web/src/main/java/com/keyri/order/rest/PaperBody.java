package com.keyri.order.rest;

import com.keyri.order.model.OrderCertificate;
import com.keyri.order.model.OrderDocument;
import java.time.Instant;

/** Something that there is in writing of an order; its content has an address of its own. */
public record PaperBody(String id, String kind, String hash, Instant madeAt) {
    static PaperBody from(OrderDocument document) {
        return new PaperBody(document.id().toString(), document.kind().name(), document.hash(), document.madeAt());
    }

    static PaperBody from(OrderCertificate certificate) {
        return new PaperBody(
                certificate.id().toString(), certificate.kind().name(), certificate.hash(), certificate.madeAt());
    }
}
