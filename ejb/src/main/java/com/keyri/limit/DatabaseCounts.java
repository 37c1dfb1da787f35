package com.keyri.limit;

import com.keyri.node.Nodes;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Nodes count together in the database. */
@ApplicationScoped
public class DatabaseCounts implements SharedCounts {
    @Inject
    Nodes nodes;

    @Inject
    SubjectNames names;

    @EJB
    LimitService service;

    @Override
    public boolean isAlone() {
        return nodes.isAlone();
    }

    @Override
    public boolean hasBeenAloneFor(Duration time) {
        return nodes.hasBeenAloneFor(time);
    }

    @Override
    public Duration take(LimitKind kind, String subject, BucketSize size) {
        return service.take(names.of(kind, subject), size.token(), size.tokens());
    }

    @Override
    public Map<String, Duration> addSpent(LimitKind kind, Map<String, Duration> spent) {
        Map<ByteBuffer, String> subjects = new HashMap<>();
        Map<ByteBuffer, Duration> named = named(kind, spent, subjects);
        Map<String, Duration> missing = new HashMap<>();
        service.addSpent(named).forEach((name, time) -> missing.put(subjects.getOrDefault(name, ""), time));
        return missing;
    }

    @Override
    public void keepMissing(LimitKind kind, Map<String, Duration> missing) {
        service.keepMissing(named(kind, missing, new HashMap<>()));
    }

    private Map<ByteBuffer, Duration> named(
            LimitKind kind, Map<String, Duration> amounts, Map<ByteBuffer, String> subjects) {
        Map<ByteBuffer, Duration> named = new HashMap<>();
        amounts.forEach((subject, amount) -> {
            ByteBuffer name = names.of(kind, subject);
            subjects.put(name, subject);
            named.put(name, amount);
        });
        return named;
    }
}
