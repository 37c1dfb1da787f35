package com.keyri.order;

import com.keyri.account.model.AccountId;
import com.keyri.order.model.CertificateId;
import com.keyri.order.model.CertificateKind;
import com.keyri.order.model.Erased;
import com.keyri.order.model.ErasureState;
import com.keyri.order.model.KeptColumn;
import com.keyri.order.model.Order;
import com.keyri.order.model.OrderCertificate;
import com.keyri.order.model.OrderId;
import com.keyri.order.model.RequestedErasure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes certificates: JSON documents without anything personal. */
@ApplicationScoped
class CertificateWriter {
    private static final List<String> STAYS = List.of(
            "the order's number, its plan, version, currency and flat fee",
            "when it was drafted, placed, active, ended, archived and deleted",
            "Stripe's ids of customer and subscription, to which invoices belong",
            "amounts, tax and numbers of invoices, as accounting law wants them",
            "what happened in the audit record, by ids");

    private final JsonMapper mapper = JsonMapper.builder().build();

    @Inject
    @ConfigProperty(name = "keyri.backup.retention")
    Duration retention;

    /**
     * What is said of a deletion besides the order.
     *
     * @param role of who deleted
     * @param erased what the database did
     * @param atStripe whether the customer is to be erased there
     */
    record Deletion(
            String role,
            AccountId account,
            Instant moment,
            Erased erased,
            List<KeptColumn> kept,
            Optional<RequestedErasure> atStripe) {
        Deletion {
            kept = List.copyOf(kept);
        }
    }

    /** That an order was deleted. */
    String deletion(CertificateId id, Order order, Deletion deletion) {
        ObjectNode root = begin(id, CertificateKind.DELETION, order.id());
        root.put("organization", order.organization().toString());
        root.put("deletedAt", deletion.moment().toString());
        root.putObject("deletedBy")
                .put("role", deletion.role())
                .put("account", deletion.account().toString());
        ObjectNode removed = root.putObject("rowsByTable");
        new TreeMap<>(deletion.erased().removed()).forEach(removed::put);
        root.putObject("searched")
                .put("tables", deletion.erased().tablesSearched())
                .put("columns", deletion.erased().columnsSearched())
                .put("found", 0);
        ArrayNode beside = root.putArray("notSearchedOrInPart");
        deletion.kept()
                .forEach(column -> beside.addObject()
                        .put("column", column.table() + '.' + column.column())
                        .put("leftOut", column.leftOut())
                        .put("reason", column.reason()));
        STAYS.forEach(root.putArray("stays")::add);
        root.put("backupsHoldItUntil", deletion.moment().plus(retention).toString());
        root.put("customerAtStripe", atStripe(order, deletion.atStripe()));
        return mapper.writeValueAsString(root);
    }

    /** That the customer of a deleted order was erased at Stripe. */
    String erasure(CertificateId id, RequestedErasure erasure, OrderCertificate deletion, Instant now) {
        ObjectNode root = begin(id, CertificateKind.ERASURE_AT_STRIPE, deletion.order());
        root.put("organization", erasure.organization().toString());
        root.put("customer", erasure.customer());
        root.put("erasedAt", now.toString());
        root.put("requestedBy", erasure.requestedBy().toString());
        root.put("confirmedBy", erasure.confirmedBy().orElseThrow().toString());
        root.put("completes", deletion.id().toString());
        root.put("hashOfThat", deletion.hash());
        root.put("keyKept", false);
        return mapper.writeValueAsString(root);
    }

    private static ObjectNode begin(CertificateId id, CertificateKind kind, OrderId order) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("certificate", id.toString())
                .put("kind", kind.name())
                .put("order", order.toString());
    }

    private static String atStripe(Order order, Optional<RequestedErasure> erasure) {
        if (order.stripe().customer().isEmpty()) {
            return "Stripe has none of this order";
        }
        return erasure.filter(found -> found.state() == ErasureState.DONE)
                .flatMap(RequestedErasure::doneAt)
                .map(done -> "erased at " + done)
                .orElse(
                        erasure.isPresent()
                                ? "not erased yet: that was asked for, and another certificate says when it was done"
                                : "not erased: the operator does it when asked, and another certificate says so then");
    }
}
