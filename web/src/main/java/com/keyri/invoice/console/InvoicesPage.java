package com.keyri.invoice.console;

import com.keyri.invoice.ExpectedBillService;
import com.keyri.invoice.InvoiceService;
import com.keyri.invoice.model.ExpectedBill;
import com.keyri.invoice.model.Invoice;
import com.keyri.paging.model.Page;
import com.keyri.web.console.CsvFile;
import com.keyri.web.console.ListParameters;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an organization will have to pay, and what it had to. */
@Named("invoicesPage")
@RequestScoped
public class InvoicesPage {
    private static final String PATH = "/portal/invoices";
    private static final int LIMIT = 25;
    /** Some thirty years of monthly invoices with changes. */
    private static final int MOST_IN_A_FILE = 1_000;

    private static final int BATCH = 100;

    @EJB
    InvoiceService invoices;

    @EJB
    ExpectedBillService bills;

    @Inject
    HttpServletRequest request;

    private ListParameters parameters = ListParameters.NONE;
    private @Nullable Page<Invoice> page;
    private Optional<ExpectedBill> expected = Optional.empty();

    @PostConstruct
    void read() {
        parameters = new ListParameters(request, ListParameters.AFTER);
    }

    /** Looks everything up before anything is drawn. */
    public void load() {
        page = invoices.list(LIMIT, parameters.find(ListParameters.AFTER));
        expected = bills.read();
    }

    /** Whether something can be expected. */
    public boolean isExpecting() {
        return expected.isPresent();
    }

    public ExpectedBill getExpected() {
        return expected.orElseThrow();
    }

    public List<BillRow> getRows() {
        return expected.map(BillRow::of).orElse(List.of());
    }

    public List<Invoice> getItems() {
        return Objects.requireNonNull(page).items();
    }

    /** Where the list goes on; empty at its end. */
    public String getNext() {
        return parameters.next(PATH, Objects.requireNonNull(page));
    }

    /** Where it begins; empty where this is the beginning. */
    public String getFirst() {
        return parameters.first(PATH);
    }

    /** The expected bill as a file. */
    public void downloadExpected() {
        List<BillRow> rows = bills.read().map(BillRow::of).orElse(List.of());
        CsvFile.of(
                        rows,
                        row -> new Object[] {row.what(), row.plan(), row.from(), row.to(), row.how(), row.amount()},
                        "for",
                        "plan",
                        "from",
                        "to",
                        "computed",
                        "amount")
                .download("keyri-expected-bill");
    }

    /** All invoices as a file, the newest first. */
    public void downloadInvoices() {
        List<Invoice> all = new ArrayList<>();
        Page<Invoice> part = invoices.list(BATCH, Optional.empty());
        all.addAll(part.items());
        while (part.next().isPresent() && all.size() < MOST_IN_A_FILE) {
            part = invoices.list(BATCH, part.next());
            all.addAll(part.items());
        }
        CsvFile.of(
                        all,
                        invoice -> new Object[] {
                            invoice.id(),
                            invoice.number().orElse(""),
                            invoice.status().label(),
                            invoice.madeAt(),
                            invoice.from(),
                            invoice.to(),
                            invoice.currency(),
                            invoice.total(),
                            invoice.tax()
                        },
                        "invoice",
                        "number",
                        "status",
                        "made",
                        "period from",
                        "period to",
                        "currency",
                        "total in minor units",
                        "of it tax")
                .download("keyri-invoices");
    }
}
