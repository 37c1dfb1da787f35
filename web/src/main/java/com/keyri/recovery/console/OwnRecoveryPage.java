package com.keyri.recovery.console;

import com.keyri.approval.console.PageApproval;
import com.keyri.recovery.OwnRecoveryService;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;

/** A recovery of the account of whoever looks, which somebody has asked for: they say whether it was them. */
@Named("ownRecoveryPage")
@RequestScoped
public class OwnRecoveryPage {
    @EJB
    OwnRecoveryService recoveries;

    @Inject
    PageApproval approval;

    private @Nullable Boolean open;

    /** Whether one goes on. */
    public boolean isOpen() {
        Boolean known = open;
        if (known == null) {
            known = recoveries.find().isPresent();
            open = known;
        }
        return known;
    }

    /** Ends it. */
    public void stop() {
        open = null;
        OwnRecoveryService service = recoveries;
        approval.run(
                service::stop,
                "The recovery is stopped. Make new recovery codes, and tell an administrator: somebody may read your mails.");
    }
}
