package com.keyri.wiring;

import com.keyri.audit.AuditService;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.AuditResult;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what was recorded, refusals of rolled back transactions included. */
public final class RecordingAudit extends AuditService {
    private final List<AuditEvent> events = new CopyOnWriteArrayList<>();

    @Override
    public void record(AuditEvent event) {
        events.add(event);
    }

    @Override
    public void recordRefusal(AuditEvent event) {
        if (event.result() != AuditResult.REFUSED) {
            throw new IllegalArgumentException("not a refusal: " + event.action());
        }
        events.add(event);
    }

    /** The newest event as {@code action}, or {@code action!reason} where it was refused. */
    public String last() {
        AuditEvent event = events.get(events.size() - 1);
        return event.action() + (event.result() == AuditResult.REFUSED ? "!" + event.reason() : "");
    }

    /** The actions of all events, in their order. */
    public List<String> actions() {
        return events.stream().map(AuditEvent::action).toList();
    }

    public AuditEvent lastEvent() {
        return events.get(events.size() - 1);
    }

    public void forget() {
        events.clear();
    }
}
