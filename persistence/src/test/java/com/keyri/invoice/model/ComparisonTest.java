package com.keyri.invoice.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.keyri.invoice.model.Comparison.Found;
import com.keyri.invoice.model.Comparison.Subject;
import com.keyri.plan.model.PlanVersionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final PlanVersionId SMALL = PlanVersionId.at(MAY);
    private static final PlanVersionId LARGE = PlanVersionId.at(JUNE);

    @Test
    void shouldFindNothingWhereSumsAreEqualHoweverTheyAreDivided() {
        assertEquals(
                List.of(),
                Comparison.of(
                        List.of(ours(InvoiceLineKind.AUTHENTICATIONS, SMALL, 300)),
                        List.of(
                                theirs(InvoiceLineKind.AUTHENTICATIONS, SMALL, 100),
                                theirs(InvoiceLineKind.AUTHENTICATIONS, SMALL, 200))));
    }

    @Test
    void shouldFindWhatDiffersAndWhatOneSideLacks() {
        List<Found> found = Comparison.of(
                List.of(
                        ours(InvoiceLineKind.AUTHENTICATIONS, SMALL, 300),
                        ours(InvoiceLineKind.MONTHLY_ACTIVE_USERS, SMALL, 7)),
                List.of(
                        theirs(InvoiceLineKind.AUTHENTICATIONS, SMALL, 299),
                        theirs(InvoiceLineKind.AUTHENTICATIONS, LARGE, 5)));
        assertEquals(
                List.of(
                        new Found(new Subject(InvoiceLineKind.AUTHENTICATIONS, SMALL), 300, 299),
                        new Found(new Subject(InvoiceLineKind.AUTHENTICATIONS, LARGE), 0, 5),
                        new Found(new Subject(InvoiceLineKind.MONTHLY_ACTIVE_USERS, SMALL), 7, 0)),
                found);
    }

    @Test
    void shouldLeaveWhatIsntUsageToOthers() {
        InvoiceLine tax = new InvoiceLine(InvoiceLineKind.OTHER, Optional.empty(), OptionalLong.empty(), 19, MAY, JUNE);
        assertEquals(List.of(), Comparison.of(List.of(), List.of(tax, theirs(InvoiceLineKind.PRORATION, SMALL, -40))));
    }

    private static ExpectedLine ours(InvoiceLineKind kind, PlanVersionId version, long amount) {
        return new ExpectedLine(kind, version, "Plan", MAY, JUNE, Optional.empty(), amount);
    }

    private static InvoiceLine theirs(InvoiceLineKind kind, PlanVersionId version, long amount) {
        return new InvoiceLine(kind, Optional.of(version), OptionalLong.of(1), amount, MAY, JUNE);
    }
}
