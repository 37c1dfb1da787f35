package com.keyri.directory.store;

import com.keyri.directory.model.InstallationCounts;
import com.keyri.directory.model.SignInDay;
import com.keyri.session.model.FoundSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Counts over the whole installation. The staff has to be entered first. */
@ApplicationScoped
public class InstallationStatisticsStore {
    @PersistenceContext
    private EntityManager entities;

    public InstallationCounts counts(Instant now) {
        Object[] row = (Object[])
                entities.createNativeQuery("select organizations, accounts, sessions from installation_counts(?1, ?2)")
                        .setParameter(1, Timestamp.from(now))
                        .setParameter(2, Timestamp.from(now.minus(FoundSession.LONGEST_IDLE)))
                        .getSingleResult();
        return new InstallationCounts(number(row[0]), number(row[1]), number(row[2]));
    }

    /** The days that had some, the oldest first. */
    public List<SignInDay> signIns(Instant since) {
        List<?> rows = entities.createNativeQuery(
                        "select day, opened, approved, median_millis from installation_sign_ins(?1)")
                .setParameter(1, Timestamp.from(since))
                .getResultList();
        return rows.stream().map(row -> day((Object[]) row)).toList();
    }

    private static SignInDay day(Object[] row) {
        return new SignInDay(
                LocalDate.parse((String) row[0]),
                number(row[1]),
                number(row[2]),
                Optional.ofNullable((Number) row[3]).map(Number::longValue).map(Duration::ofMillis));
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }
}
