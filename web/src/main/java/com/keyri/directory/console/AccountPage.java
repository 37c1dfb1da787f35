package com.keyri.directory.console;

import com.keyri.account.model.AccountId;
import com.keyri.account.model.AccountState;
import com.keyri.approval.console.PageApproval;
import com.keyri.directory.AccountAdministrationService;
import com.keyri.directory.DirectoryService;
import com.keyri.directory.model.ListedAccount;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.web.console.ListParameters;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.Optional;

/** One account, and whether it may sign in. */
@Named("accountPage")
@ViewScoped
public class AccountPage implements Serializable {
    private static final long serialVersionUID = 1L;

    @EJB
    transient DirectoryService directory;

    @EJB
    transient AccountAdministrationService administration;

    @Inject
    transient PageApproval approval;

    @Inject
    transient HttpServletRequest request;

    private String id = "";

    /** The way to an account's page, as the outcome of an action. */
    static String address(AccountId account) {
        return "/console/accounts/account?faces-redirect=true&id=" + account;
    }

    @PostConstruct
    void read() {
        id = new ListParameters(request, "id").get("id");
    }

    /** As it is now. */
    public ListedAccount getAccount() {
        return parsed().flatMap(directory::findAccount).orElseThrow(() -> DomainException.of(ProblemType.NOT_FOUND));
    }

    public boolean isDisabled() {
        return getAccount().state() == AccountState.DISABLED;
    }

    /** Ends the right to sign in, and all sessions. */
    public void disable() {
        approval.run(
                () -> administration.disable(parsed().orElseThrow()),
                "The account is disabled, and its sessions have ended.");
    }

    /** Gives the right to sign in back. */
    public void enable() {
        approval.run(() -> administration.enable(parsed().orElseThrow()), "The account may sign in again.");
    }

    private Optional<AccountId> parsed() {
        return AccountId.parse(id);
    }
}
