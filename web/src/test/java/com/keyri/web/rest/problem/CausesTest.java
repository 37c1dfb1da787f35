package com.keyri.web.rest.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import jakarta.ejb.EJBException;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.SystemException;
import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.Optional;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CausesTest {
    @Test
    void shouldFindARefusalBelowWrappers() {
        DomainException refusal = DomainException.of(ProblemType.CONFLICT);

        Throwable wrapped = new EJBException(new IllegalStateException(refusal));

        assertEquals(Optional.of(refusal), Causes.find(wrapped, DomainException.class));
        assertEquals(Optional.empty(), Causes.find(new EJBException("other"), DomainException.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "57P01", "57P03", "53300", "40001", "40P01", "57014"})
    void shouldSeeThatTheDatabaseIsAway(String state) {
        assertTrue(Causes.databaseIsAway(new PersistenceException(new SQLException("away", state))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "22021", "42P01", "42501"})
    void shouldNotTakeOurFaultsForAnAbsentDatabase(String state) {
        assertFalse(Causes.databaseIsAway(new PersistenceException(new SQLException("ours", state))));
    }

    @Test
    void shouldSeeABrokenConnection() {
        assertTrue(
                Causes.databaseIsAway(new EJBException(new SQLException("broken", new ConnectException("refused")))));
        assertFalse(Causes.databaseIsAway(new EJBException(new IllegalStateException(new IOException("a file")))));
    }

    /** As Payara wraps it; the driver's exception isn't in it. */
    @Test
    void shouldSeeThatACommitHadNoAnswer() {
        SystemException failure = new SystemException();
        failure.initCause(new XAException("LocalTransactionException: An I/O error occurred"));

        assertTrue(Causes.databaseIsAway(new IllegalStateException(failure)));
        assertFalse(Causes.databaseIsAway(new SystemException("other")));
    }

    @Test
    void shouldEndWhereCausesGoInACircle() {
        Exception first = new IllegalStateException("first");
        Exception second = new IllegalStateException("second", first);
        first.initCause(second);

        assertFalse(Causes.databaseIsAway(second));
        assertEquals(Optional.empty(), Causes.find(second, DomainException.class));
    }
}
