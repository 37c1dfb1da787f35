package com.keyri.operation;

import com.keyri.access.model.Roles;
import com.keyri.database.DatabaseService;
import com.keyri.database.SchemaCheck;
import com.keyri.mail.MailOutboxService;
import com.keyri.node.Grid;
import com.keyri.node.Nodes;
import com.keyri.protocol.Es256;
import com.keyri.schedule.FailingTasks;
import com.keyri.token.TokenKeys;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/** How the system runs: what probes and metrics say, in one look and without a secret. */
@Stateless
@RolesAllowed({Roles.STAFF_ADMINISTRATOR, Roles.SECURITY_OFFICER, Roles.STAFF_SUPPORT})
public class SystemStateService {
    @EJB
    DatabaseService database;

    @EJB
    SchemaCheck schema;

    @EJB
    MailOutboxService mails;

    @Inject
    TokenKeys keys;

    @Inject
    Nodes nodes;

    @Inject
    Grid grid;

    @Inject
    FailingTasks failing;

    /** As of now, as this node sees it. */
    public SystemState look() {
        return new SystemState(
                databaseTook(),
                schema.fits(),
                tokenKey(),
                nodes.others(),
                grid.isOpen() ? Optional.of(grid.others()) : Optional.empty(),
                Es256.platform().provider(),
                mails.waiting(),
                failing.list());
    }

    private Duration databaseTook() {
        long before = System.nanoTime();
        database.ask();
        return Duration.ofNanos(System.nanoTime() - before);
    }

    /** That no key signs is a state to show, and not a failure of the page. */
    private Optional<String> tokenKey() {
        try {
            return Optional.of(keys.signer().kid());
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }
}
