package com.keyri.order.store;

import com.keyri.account.model.AccountId;
import com.keyri.mail.model.MailAddress;
import com.keyri.order.model.Order;
import com.keyri.order.model.OrderAtStripe;
import com.keyri.order.model.OrderEnd;
import com.keyri.order.model.OrderId;
import com.keyri.order.model.OrderMoments;
import com.keyri.order.model.OrderState;
import com.keyri.order.model.OrderedPlan;
import com.keyri.order.model.Orderer;
import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.PlanVersionId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a row of {@code customer_order} is read. */
final class OrderRows {
    private static final String REST = """
                   o.state, o.drafted_at, o.expires_at, o.placed_at, o.activated_at, o.ended_at, o.archived_at,
                   o.deleted_at, o.end_reason, o.checkout_id, o.stripe_customer, o.stripe_subscription
              from customer_order o
            """;
    private static final String WHAT = """
            select cast(o.id as text), cast(o.organization_id as text), cast(o.plan_version_id as text), o.plan_name,
                   o.currency, o.flat_fee,
            """;

    /** All columns, in the order in which {@link #order} reads them. */
    static final String COLUMNS =
            WHAT + " cast(o.account_id as text), o.first_name, o.last_name, o.mail_address, o.company_name," + REST;

    /** The same without the person, for who needn't know. */
    static final String WITHOUT_PERSON = WHAT + " null, null, null, null, null," + REST;

    private OrderRows() {}

    static Order order(Object[] row) {
        return new Order(
                new OrderId(uuid(row[0])),
                new OrganizationId(uuid(row[1])),
                new OrderedPlan(
                        new PlanVersionId(uuid(row[2])),
                        (String) row[3],
                        Currency.getInstance((String) row[4]),
                        ((Number) row[5]).longValue()),
                text(row[6]).map(account -> orderer(account, row)),
                OrderState.valueOf((String) row[11]),
                moments(row),
                text(row[19]).map(OrderEnd::valueOf),
                new OrderAtStripe(text(row[20]), text(row[21]), text(row[22])));
    }

    private static Orderer orderer(String account, Object[] row) {
        return new Orderer(
                new AccountId(uuid(account)),
                (String) row[7],
                (String) row[8],
                new MailAddress((String) row[9]),
                (String) row[10]);
    }

    private static OrderMoments moments(Object[] row) {
        return new OrderMoments(
                moment(row[12]).orElseThrow(),
                moment(row[13]).orElseThrow(),
                moment(row[14]),
                moment(row[15]),
                moment(row[16]),
                moment(row[17]),
                moment(row[18]));
    }

    static Optional<Instant> moment(@Nullable Object column) {
        return Optional.ofNullable((Timestamp) column).map(Timestamp::toInstant);
    }

    static Optional<String> text(@Nullable Object column) {
        return Optional.ofNullable((String) column);
    }

    static UUID uuid(Object column) {
        return UUID.fromString((String) column);
    }
}
