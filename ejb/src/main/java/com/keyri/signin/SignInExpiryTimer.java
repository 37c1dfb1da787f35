package com.keyri.signin;

import com.keyri.schedule.TimedTask;
import com.keyri.schedule.TimedWork;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Looks for expired sign-ins every two seconds, and for forgotten proofs every minute; on every node. */
@Singleton
@Startup
@DependsOn("SchemaCheck")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class SignInExpiryTimer {
    @Inject
    TimedWork work;

    @EJB
    SignInExpiryService expiry;

    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    void expire() {
        work.runBatches(TimedTask.SIGN_IN_EXPIRY, expiry::expire);
    }

    @Schedule(hour = "*", minute = "*", second = "30", persistent = false)
    void forgetProofs() {
        work.run(TimedTask.PROOF_REMOVAL, expiry::forgetProofs);
    }
}
