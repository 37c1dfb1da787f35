package com.keyri.signin;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
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
    private static final int MOST_BATCHES = 20;

    @Inject
    SignInExpiryService expiry;

    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    void expire() {
        int batches = 0;
        while (batches < MOST_BATCHES && expiry.expire()) {
            batches++;
        }
    }

    @Schedule(hour = "*", minute = "*", second = "30", persistent = false)
    void forgetProofs() {
        expiry.forgetProofs();
    }
}
