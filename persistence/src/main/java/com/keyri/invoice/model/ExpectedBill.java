package com.keyri.invoice.model;

import com.keyri.money.model.Money;
import com.keyri.plan.model.BillLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the invoice at a period's end will say before tax, from what was used so far: the usage of the period, each
 * stretch by the terms that held in it, and the flat fee of the period that follows, which is paid in advance.
 *
 * @param asOf up to when usage was counted
 */
public record ExpectedBill(Instant from, Instant to, Instant asOf, Currency currency, List<ExpectedLine> lines) {
    public ExpectedBill {
        lines = List.copyOf(lines);
    }

    /**
     * What follows a period.
     *
     * @param from its first moment, where the present period ends
     */
    public record NextPeriod(Instant from, Instant to, BilledSegment as) {}

    /**
     * Computes it.
     *
     * @param segments of the period from {@code from} to {@code to}, in their order
     * @param next what is paid in advance; empty where the subscription ends with the period
     * @throws IllegalArgumentException where the currencies differ
     */
    public static ExpectedBill of(
            Instant from, Instant to, Instant asOf, List<BilledSegment> segments, Optional<NextPeriod> next) {
        List<Currency> currencies = Stream.concat(segments.stream(), next.map(NextPeriod::as).stream())
                .map(segment -> segment.terms().currency())
                .distinct()
                .toList();
        if (currencies.size() != 1) {
            throw new IllegalArgumentException("a bill in " + currencies);
        }
        List<ExpectedLine> lines = new ArrayList<>();
        segments.forEach(segment -> lines.addAll(usage(segment)));
        next.map(ExpectedBill::flatFee).ifPresent(lines::addAll);
        return new ExpectedBill(from, to, asOf, currencies.get(0), lines);
    }

    /** The lines for what was used in a segment; none for a trial. */
    public static List<ExpectedLine> usage(BilledSegment segment) {
        return segment.isTrial()
                ? List.of()
                : segment.terms().bill(segment.usage()).lines().stream()
                        .filter(line -> line.meter().isPresent())
                        .map(line -> line(line, segment, segment.from(), segment.to()))
                        .toList();
    }

    private static List<ExpectedLine> flatFee(NextPeriod next) {
        return next.as().terms().bill(Map.of()).lines().stream()
                .filter(line -> line.meter().isEmpty())
                .map(line -> line(line, next.as(), next.from(), next.to()))
                .toList();
    }

    private static ExpectedLine line(BillLine line, BilledSegment segment, Instant from, Instant to) {
        return new ExpectedLine(
                InvoiceLineKind.of(line.meter()),
                segment.version(),
                segment.planName(),
                from,
                to,
                line.usage(),
                line.amount());
    }

    /** All of it, before tax. */
    public Money total() {
        return new Money(lines.stream().mapToLong(ExpectedLine::amount).reduce(0, Math::addExact), currency);
    }
}
