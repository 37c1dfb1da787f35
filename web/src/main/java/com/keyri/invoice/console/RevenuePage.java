package com.keyri.invoice.console;

import com.keyri.access.Caller;
import com.keyri.invoice.InvoiceDifferenceService;
import com.keyri.invoice.Revenue;
import com.keyri.invoice.RevenueService;
import com.keyri.invoice.model.InvoiceDifference;
import com.keyri.invoice.model.MonthlyChurn;
import com.keyri.invoice.model.MonthlyRevenue;
import com.keyri.paging.model.Page;
import com.keyri.text.model.PlainText;
import com.keyri.web.console.Attempt;
import com.keyri.web.console.CsvFile;
import com.keyri.web.console.ListParameters;
import com.keyri.web.console.PageMessage;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What customers bring, and where invoices say something else than what was used. */
@Named("revenuePage")
@ViewScoped
public class RevenuePage implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String PATH = "/console/revenue";
    private static final int LIMIT = 100;
    private static final int MOST_IN_A_FILE = 10_000;
    private static final int LONGEST = 500;

    @EJB
    transient RevenueService revenues;

    @EJB
    transient InvoiceDifferenceService differences;

    @Inject
    transient Caller caller;

    @Inject
    transient HttpServletRequest request;

    private String after = "";
    private transient @Nullable Revenue revenue;
    private transient @Nullable List<DifferenceLine> open;
    private transient @Nullable String next;

    @PostConstruct
    void read() {
        after = new ListParameters(request, ListParameters.AFTER).get(ListParameters.AFTER);
    }

    /** Looks everything up before anything is drawn. */
    public void load() {
        revenue = revenues.read();
        open = lines();
    }

    public Revenue getRevenue() {
        if (revenue == null) {
            load();
        }
        return Objects.requireNonNull(revenue);
    }

    /** Differences that nobody has explained yet; a button means the one that it stood beside. */
    public List<DifferenceLine> getOpen() {
        if (open == null) {
            open = lines();
        }
        return Objects.requireNonNull(open);
    }

    private List<DifferenceLine> lines() {
        Page<InvoiceDifference> page =
                differences.list(true, LIMIT, Optional.of(after).filter(text -> !text.isEmpty()));
        next = page.next().map(cursor -> PATH + "?after=" + cursor).orElse("");
        return page.items().stream()
                .map(each -> new DifferenceLine(each, each.owner().equals(Optional.of(caller.account()))))
                .toList();
    }

    /** The address of the page with older differences; empty where there are none. */
    public String getNext() {
        getOpen();
        return Objects.requireNonNullElse(next, "");
    }

    /** The address of the newest differences; empty where these are shown. */
    public String getFirst() {
        return after.isEmpty() ? "" : PATH;
    }

    /** A part in per cent. */
    public String percent(MonthlyChurn churn) {
        return String.format(Locale.ENGLISH, "%.1f %%", churn.perMille() / 10.0);
    }

    /** Looks into a difference from now on. */
    public void own(DifferenceLine line) {
        Attempt.at(() -> differences.own(line.getDifference().id()), "It’s yours now.");
    }

    /** Says what a difference was. */
    public void resolve(DifferenceLine line) {
        String resolution = line.getResolution().strip();
        if (!PlainText.isPlain(resolution, LONGEST)) {
            PageMessage.bad("Say in one line of at most 500 characters what it was.");
            return;
        }
        Attempt.at(() -> differences.resolve(line.getDifference().id(), resolution), "It’s explained.");
    }

    /** The months as a file. */
    public void downloadMonths() {
        CsvFile.of(
                        revenues.read().months(),
                        RevenuePage::cells,
                        "month",
                        "currency",
                        "paid in minor units",
                        "open in minor units",
                        "invoices")
                .download("keyri-revenue");
    }

    private static Object[] cells(MonthlyRevenue month) {
        return new Object[] {
            month.month(),
            month.paid().currency(),
            month.paid().minorUnits(),
            month.open().minorUnits(),
            month.invoices()
        };
    }

    /** How subscriptions came and went as a file. */
    public void downloadChurn() {
        CsvFile.of(
                        revenues.read().churn(),
                        month -> new Object[] {month.month(), month.atStart(), month.begun(), month.ended()},
                        "month",
                        "at its start",
                        "begun",
                        "ended")
                .download("keyri-subscriptions");
    }

    /** All differences as a file, those that were explained too. */
    public void downloadDifferences() {
        CsvFile file = new CsvFile(DifferenceLine.COLUMNS);
        int rows = 0;
        Optional<String> cursor = Optional.empty();
        do {
            Page<InvoiceDifference> page = differences.list(false, LIMIT, cursor);
            page.items().forEach(each -> file.row(DifferenceLine.cells(each)));
            rows += page.items().size();
            cursor = page.next();
        } while (cursor.isPresent() && rows < MOST_IN_A_FILE);
        file.download("keyri-invoice-differences");
    }

    /** The plans as a file. */
    public void downloadPlans() {
        CsvFile.of(
                        revenues.read().recurring(),
                        plan -> new Object[] {
                            plan.name(),
                            plan.paying(),
                            plan.trials(),
                            plan.monthly().currency(),
                            plan.monthly().minorUnits()
                        },
                        "plan",
                        "paying",
                        "trials",
                        "currency",
                        "monthly in minor units")
                .download("keyri-plans-revenue");
    }
}
