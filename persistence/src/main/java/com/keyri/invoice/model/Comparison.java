package com.keyri.invoice.model;

import com.keyri.plan.model.PlanVersionId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Where the usage of a period costs something else on Stripe's invoices than by our own computation. */
public final class Comparison {
    private Comparison() {}

    /** What is compared: the usage of one meter under one version of a plan. */
    public record Subject(InvoiceLineKind kind, PlanVersionId version) {}

    /**
     * One that differs.
     *
     * @param ours minor units
     * @param theirs minor units
     */
    public record Found(Subject subject, long ours, long theirs) {}

    /**
     * Compares sums, because a line of ours may be two of theirs.
     *
     * @param expected all usage of the period
     * @param invoiced the lines of all invoices that are for that period; of these only those for usage are looked at
     */
    public static List<Found> of(List<ExpectedLine> expected, List<InvoiceLine> invoiced) {
        Map<Subject, long[]> sums = new TreeMap<>(Comparator.comparing(Subject::kind)
                .thenComparing(subject -> subject.version().value()));
        for (ExpectedLine line : expected) {
            sum(sums, new Subject(line.kind(), line.version()))[0] += line.amount();
        }
        for (InvoiceLine line : invoiced) {
            Optional<PlanVersionId> version = line.version();
            if (version.isPresent() && isUsage(line.kind())) {
                sum(sums, new Subject(line.kind(), version.orElseThrow()))[1] += line.amount();
            }
        }
        List<Found> found = new ArrayList<>();
        sums.forEach((subject, sum) -> {
            if (sum[0] != sum[1]) {
                found.add(new Found(subject, sum[0], sum[1]));
            }
        });
        return List.copyOf(found);
    }

    private static long[] sum(Map<Subject, long[]> sums, Subject subject) {
        return sums.computeIfAbsent(subject, unused -> new long[2]);
    }

    private static boolean isUsage(InvoiceLineKind kind) {
        return kind == InvoiceLineKind.AUTHENTICATIONS || kind == InvoiceLineKind.MONTHLY_ACTIVE_USERS;
    }
}
