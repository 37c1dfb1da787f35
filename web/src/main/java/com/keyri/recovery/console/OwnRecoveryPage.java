package com.keyri.recovery.console;

import com.keyri.approval.console.PageApproval;
import com.keyri.recovery.OwnRecoveryService;
import com.keyri.recovery.model.Recovery;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A recovery of the account of whoever looks, which somebody has asked for: they say whether it was them. */
@Named("ownRecoveryPage")
@RequestScoped
public class OwnRecoveryPage {
    @EJB
    OwnRecoveryService recoveries;

    @Inject
    PageApproval approval;

    private @Nullable Optional<Recovery> found;

    /** Whether one goes on. */
    public boolean isOpen() {
        Optional<Recovery> known = found;
        if (known == null) {
            known = recoveries.find();
            found = known;
        }
        return known.isPresent();
    }

    /** Ends it. */
    public void stop() {
        found = null;
        OwnRecoveryService service = recoveries;
        approval.run(
                service::stop,
                "The recovery is stopped. Make new recovery codes, and tell an administrator: somebody may read your mails.");
    }
}
