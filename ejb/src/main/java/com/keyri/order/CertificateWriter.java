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
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes certificates: JSON documents without anything personal. */
@ApplicationScoped
class CertificateWriter {
    private static final List<String> STAYS = List.of(
            "the order's number, its plan, version, currency and flat fee",
            "when it was drafted, placed, active, ended, archived and deleted",
            "Stripe's ids of customer and subscription, to which invoices belong",
            "amounts, tax and numbers of invoices, as accounting law wants them",
            "what happened in the audit record, by ids");

    /** Kept, because each call of {@link Json} looks through the class path for one. */
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

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
        JsonObjectBuilder removed = JSON.createObjectBuilder();
        new TreeMap<>(deletion.erased().removed()).forEach(removed::add);
        JsonArrayBuilder beside = JSON.createArrayBuilder();
        deletion.kept()
                .forEach(column -> beside.add(JSON.createObjectBuilder()
                        .add("column", column.table() + '.' + column.column())
                        .add("leftOut", column.leftOut())
                        .add("reason", column.reason())));
        return begin(id, CertificateKind.DELETION, order.id())
                .add("organization", order.organization().toString())
                .add("deletedAt", deletion.moment().toString())
                .add(
                        "deletedBy",
                        JSON.createObjectBuilder()
                                .add("role", deletion.role())
                                .add("account", deletion.account().toString()))
                .add("rowsByTable", removed)
                .add(
                        "searched",
                        JSON.createObjectBuilder()
                                .add("tables", deletion.erased().tablesSearched())
                                .add("columns", deletion.erased().columnsSearched())
                                .add("found", deletion.erased().left().size()))
                .add("notSearchedOrInPart", beside)
                .add("stays", JSON.createArrayBuilder(STAYS))
                .add("backupsHoldItUntil", deletion.moment().plus(retention).toString())
                .add("customerAtStripe", atStripe(order, deletion.atStripe()))
                .build()
                .toString();
    }

    /** That the customer of a deleted order was erased at Stripe. */
    String erasure(CertificateId id, RequestedErasure erasure, OrderCertificate deletion, Instant now) {
        return begin(id, CertificateKind.ERASURE_AT_STRIPE, deletion.order())
                .add("organization", erasure.organization().toString())
                .add("customer", erasure.customer())
                .add("erasedAt", now.toString())
                .add("requestedBy", erasure.requestedBy().toString())
                .add("confirmedBy", erasure.confirmedBy().orElseThrow().toString())
                .add("completes", deletion.id().toString())
                .add("hashOfThat", deletion.hash())
                .add("keyKept", false)
                .build()
                .toString();
    }

    private static JsonObjectBuilder begin(CertificateId id, CertificateKind kind, OrderId order) {
        return JSON.createObjectBuilder()
                .add("certificate", id.toString())
                .add("kind", kind.name())
                .add("order", order.toString());
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
