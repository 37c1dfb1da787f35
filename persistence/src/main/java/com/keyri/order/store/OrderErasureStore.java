package com.keyri.order.store;

import com.keyri.order.model.Erased;
import com.keyri.order.model.Erased.Trace;
import com.keyri.order.model.KeptColumn;
import com.keyri.order.model.OrderId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes the person out of an order of the entered organization, everywhere. */
@ApplicationScoped
public class OrderErasureStore {
    /** It reads the whole database once, which takes longer than any other statement may. */
    private static final String LONGEST = "5min";

    @PersistenceContext
    private EntityManager entities;

    /**
     * ARCHIVED to DELETED, and a search over the whole schema for what may be left of it. Where something is, the
     * caller has to roll back.
     */
    public Erased erase(OrderId order, Instant now) {
        entities.createNativeQuery("select set_config('statement_timeout', ?1, true)")
                .setParameter(1, LONGEST)
                .getSingleResult();
        List<?> rows = entities.createNativeQuery(
                        "select finding, relation, attribute, amount from erase_order(?1, ?2)")
                .setParameter(1, order.value())
                .setParameter(2, Timestamp.from(now))
                .getResultList();
        Map<String, Long> removed = new HashMap<>();
        List<Trace> left = new ArrayList<>();
        int tables = 0;
        long columns = 0;
        for (Object each : rows) {
            Object[] row = (Object[]) each;
            long amount = ((Number) row[3]).longValue();
            switch ((String) row[0]) {
                case "removed" -> removed.put((String) row[1], amount);
                case "left" -> left.add(new Trace((String) row[1], (String) row[2], amount));
                default -> {
                    tables++;
                    columns += amount;
                }
            }
        }
        return new Erased(removed, tables, Math.toIntExact(columns), left);
    }

    /** In which columns a deletion doesn't look for everything, and why. */
    public List<KeptColumn> kept() {
        List<?> rows = entities.createNativeQuery(
                        "select relation, attribute, left_out, reason from kept_beside_orders() order by 1, 2")
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new KeptColumn((String) row[0], (String) row[1], (String) row[2], (String) row[3]))
                .toList();
    }
}
