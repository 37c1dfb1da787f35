package com.keyri.stripe;

import com.keyri.money.model.Money;
import com.stripe.model.Invoice;
import com.stripe.model.InvoiceLineItem;
import java.net.URI;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The library's invoices as ours; whose they are by name is left behind. */
final class InvoiceShape {
    private InvoiceShape() {}

    static StripeInvoice of(Invoice invoice, List<InvoiceLineItem> lines) {
        Currency currency = Currency.getInstance(invoice.getCurrency().toUpperCase(Locale.ROOT));
        return new StripeInvoice(
                invoice.getId(),
                Optional.ofNullable(invoice.getNumber()),
                Optional.ofNullable(invoice.getStatus()).orElse(""),
                invoice.getCustomer(),
                subscription(invoice),
                new Money(invoice.getTotal(), currency),
                new Money(tax(invoice), currency),
                Instant.ofEpochSecond(invoice.getCreated()),
                Instant.ofEpochSecond(invoice.getPeriodStart()),
                Instant.ofEpochSecond(invoice.getPeriodEnd()),
                lines.stream().map(line -> line(line, currency)).toList(),
                Optional.ofNullable(invoice.getHostedInvoiceUrl()).map(URI::create),
                Optional.ofNullable(invoice.getInvoicePdf()).map(URI::create));
    }

    private static long tax(Invoice invoice) {
        return Optional.ofNullable(invoice.getTotalTaxes()).orElse(List.of()).stream()
                .mapToLong(Invoice.TotalTax::getAmount)
                .sum();
    }

    private static Optional<String> subscription(Invoice invoice) {
        return Optional.ofNullable(invoice.getParent())
                .map(Invoice.Parent::getSubscriptionDetails)
                .map(Invoice.Parent.SubscriptionDetails::getSubscription);
    }

    private static StripeInvoiceLine line(InvoiceLineItem line, Currency currency) {
        return new StripeInvoiceLine(
                line.getId(),
                Optional.ofNullable(line.getPricing())
                        .map(InvoiceLineItem.Pricing::getPriceDetails)
                        .map(InvoiceLineItem.Pricing.PriceDetails::getPrice),
                Optional.ofNullable(line.getQuantity()).orElse(0L),
                new Money(line.getAmount(), currency),
                isProration(line),
                Instant.ofEpochSecond(line.getPeriod().getStart()),
                Instant.ofEpochSecond(line.getPeriod().getEnd()));
    }

    private static boolean isProration(InvoiceLineItem line) {
        Optional<InvoiceLineItem.Parent> parent = Optional.ofNullable(line.getParent());
        boolean ofSubscription = parent.map(InvoiceLineItem.Parent::getSubscriptionItemDetails)
                .map(details -> Boolean.TRUE.equals(details.getProration()))
                .orElse(false);
        return ofSubscription
                || parent.map(InvoiceLineItem.Parent::getInvoiceItemDetails)
                        .map(details -> Boolean.TRUE.equals(details.getProration()))
                        .orElse(false);
    }
}
