package com.keyri.usage;

import com.keyri.installation.OwnApplication;
import com.keyri.installation.model.FoundInstallation;
import com.keyri.signin.CompletedSignIn;
import com.keyri.signin.CompletedSignIns;
import com.keyri.usage.model.UsageEvent;
import com.keyri.usage.store.UsageRecordStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Optional;

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

    @Override
    public void completed(CompletedSignIn signIn) {
        Optional<FoundInstallation> installation = own.find();
        if (installation
                .filter(found -> found.application().equals(signIn.application()))
                .isPresent()) {
            return;
        }
        UsageEvent event = new UsageEvent(
                signIn.id(), signIn.organization(), subjects.of(signIn.organization(), signIn.user()), signIn.at());
        if (pause.isOver() && isRecorded(event)) {
            metrics.recorded(UsageMetrics.Place.DATABASE);
        } else {
            unrecorded.fire(new UnrecordedUsage(event));
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
