package com.keyri.organization.store;

import com.keyri.organization.model.OrganizationId;
import jakarta.persistence.Query;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** What a timer's function answers: the rows that it changed, each with the organization that owns it. */
public final class TimerRows {
    private TimerRows() {}

    /** Runs a query for {@code id, organization_id}. */
    public static <T> Map<T, OrganizationId> of(Query query, Function<UUID, T> id) {
        Map<T, OrganizationId> rows = new LinkedHashMap<>();
        for (Object row : query.getResultList()) {
            Object[] columns = (Object[]) row;
            rows.put(id.apply((UUID) columns[0]), new OrganizationId((UUID) columns[1]));
        }
        return rows;
    }
}
