package com.keyri.plan.store;

import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.Plan;
import com.keyri.plan.model.PlanId;
import com.keyri.plan.model.PlanState;
import com.keyri.plan.model.PlanVersion;
import com.keyri.plan.model.PlanVersionId;
import com.keyri.plan.model.PublishedPrices;
import java.sql.Timestamp;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a row of the versions' query. */
final class PlanRow {
    /** Selects the columns that {@link #version} reads. */
    static final String OF_VERSIONS = """
            cast(p.id as text), p.name, p.description, p.state, p.made_at as plan_made_at, p.version,
                   cast(v.id as text), v.number, cast(v.organization_id as text), v.terms, v.stripe_product,
                   v.stripe_prices, v.made_at
              from plan_version v join plan p on p.id = v.plan_id
            """;

    static final String VERSION = "select " + OF_VERSIONS;

    private PlanRow() {}

    static PlanVersion version(Object[] row) {
        return new PlanVersion(
                new PlanVersionId(UUID.fromString((String) row[6])),
                plan(row),
                ((Number) row[7]).intValue(),
                Optional.ofNullable((String) row[8]).map(UUID::fromString).map(OrganizationId::new),
                PlanTermsText.read((String) row[9]),
                prices((String) row[10], (String) row[11]),
                ((Timestamp) row[12]).toInstant());
    }

    private static Plan plan(Object[] row) {
        return new Plan(
                new PlanId(UUID.fromString((String) row[0])),
                (String) row[1],
                (String) row[2],
                PlanState.valueOf((String) row[3]),
                ((Timestamp) row[4]).toInstant(),
                ((Number) row[5]).longValue());
    }

    private static Optional<PublishedPrices> prices(@Nullable String product, @Nullable String text) {
        return product == null || text == null
                ? Optional.empty()
                : Optional.of(PublishedPricesText.read(product, text));
    }
}
