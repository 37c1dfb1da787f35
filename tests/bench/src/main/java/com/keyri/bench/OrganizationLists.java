package com.keyri.bench;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody of the staff who reads the console's list of organizations, page after page, to its end and again. */
final class OrganizationLists implements Work {
    private static final String FIRST = "/console/organizations";
    private static final Pattern OLDER = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");

    private final Supplier<StaffDesks> desks;
    private final Runnable before;
    private final AtomicReferenceArray<String> next;

    /** What {@code before} does comes first. */
    OrganizationLists(Supplier<StaffDesks> desks, int workers, Runnable before) {
        this.desks = desks;
        this.before = before;
        this.next = new AtomicReferenceArray<>(workers);
    }

    @Override
    public void prepare() {
        before.run();
    }

    @Override
    public void once(int worker, StepTimes times) {
        StaffDesks staff = desks.get();
        String path = next.get(worker);
        long start = System.nanoTime();
        String page = staff.send(worker, staff.to(path == null ? FIRST : path).header("Accept", "text/html"), 200);
        times.since(Step.ORGANIZATION_LIST, start);
        if (!page.contains("<code>org_")) {
            throw new IllegalStateException("no organization on the page");
        }
        Matcher older = OLDER.matcher(page);
        next.set(worker, older.find() ? older.group(1).replace("&amp;", "&") : null);
    }
}
