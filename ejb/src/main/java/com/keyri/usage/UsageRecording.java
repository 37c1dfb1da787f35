package com.keyri.usage;

import com.keyri.installation.OwnApplication;
import com.keyri.installation.model.FoundInstallation;
import com.keyri.log.EventLog;
import com.keyri.signin.CompletedSignIn;
import com.keyri.signin.CompletedSignIns;
import com.keyri.usage.model.UsageEvent;
import com.keyri.usage.store.UsageRecordStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Records completed sign-ins, in their own transactions and never in their way. Where the tables are locked, gone or
 * full, one sign-in finds out, those of the next seconds don't try, and all of these go to the spool when they have
 * committed. Sign-ins to Keyri itself aren't anybody's usage.
 */
@ApplicationScoped
public class UsageRecording implements CompletedSignIns {
    @Inject
    OwnApplication own;

    @Inject
    UsageSubjects subjects;

    @Inject
    UsageRecordStore records;

    @Inject
    RecordingPause pause;

    @Inject
    UsageMetrics metrics;

    @Inject
    Event<UnrecordedUsage> unrecorded;

    @Inject
    EventLog log;

    @Override
    public void completed(CompletedSignIn signIn) {
        Optional<FoundInstallation> installation = own.find();
        if (installation
                .filter(found -> found.application().equals(signIn.application()))
                .isPresent()) {
            return;
        }
        Optional<UUID> subject = subject(signIn);
        if (subject.isEmpty()) {
            metrics.recorded(UsageMetrics.Place.NOWHERE);
            return;
        }
        UsageEvent event = new UsageEvent(signIn.id(), signIn.organization(), subject.orElseThrow(), signIn.at());
        if (pause.isOver() && isRecorded(event)) {
            metrics.recorded(UsageMetrics.Place.DATABASE);
        } else {
            unrecorded.fire(new UnrecordedUsage(event));
        }
    }

    /** Empty where its key can't be had; the search finds the sign-in later. */
    private Optional<UUID> subject(CompletedSignIn signIn) {
        try {
            return Optional.of(subjects.of(signIn.organization(), signIn.user()));
        } catch (RuntimeException e) {
            log.failure("usage has no key of its pseudonyms; it is taken from the sign-ins later", Map.of(), e);
            return Optional.empty();
        }
    }

    private boolean isRecorded(UsageEvent event) {
        try {
            records.record(event);
            return true;
        } catch (SQLException e) {
            pause.begin(e.getSQLState());
            return false;
        }
    }
}
