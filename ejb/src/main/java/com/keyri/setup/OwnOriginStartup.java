package com.keyri.setup;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;

/** At each start, because the public address is a setting that may have changed. */
@Singleton
@Startup
@PermitAll
@DependsOn("SchemaCheck")
@TransactionManagement(TransactionManagementType.BEAN)
public class OwnOriginStartup {
    @EJB
    OwnOriginService origins;

    @PostConstruct
    void follow() {
        origins.follow();
    }
}
