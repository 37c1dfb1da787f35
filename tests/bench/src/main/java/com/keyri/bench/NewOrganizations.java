package com.keyri.bench;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The staff make an organization for a customer, with the invitation of its owner, its mail and the records of both.
 */
final class NewOrganizations implements Work {
    private final Supplier<StaffDesks> desks;
    private final Step step;
    private final Runnable before;

    /** What {@code before} does comes first. */
    NewOrganizations(Supplier<StaffDesks> desks, Step step, Runnable before) {
        this.desks = desks;
        this.step = step;
        this.before = before;
    }

    @Override
    public void prepare() {
        before.run();
    }

    @Override
    public void once(int worker, StepTimes times) {
        StaffDesks staff = desks.get();
        String owner = "owner-" + UUID.randomUUID() + "@example.org";
        long start = System.nanoTime();
        staff.send(
                worker,
                staff.to("/api/v1/directory/organizations")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"name\":\"Bakers\",\"ownerMailAddress\":\"" + owner + "\"}")),
                201);
        times.since(step, start);
    }
}
