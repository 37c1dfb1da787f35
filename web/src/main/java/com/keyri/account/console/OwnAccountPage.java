package com.keyri.account.console;

import com.keyri.account.AccountService;
import com.keyri.account.OwnAccount;
import com.keyri.account.rest.ChangeAccountBody;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.web.console.FormCheck;
import com.keyri.web.console.PageMessage;
import com.keyri.web.console.TextLines;
import com.keyri.web.console.Unchanged;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What Keyri knows of whoever looks, and the form that changes it. */
@Named("ownAccountPage")
@ViewScoped
public class OwnAccountPage implements Serializable {
    private static final long serialVersionUID = 1L;

    @EJB
    transient AccountService accounts;

    @Inject
    transient FormCheck check;

    private transient @Nullable OwnAccount read;
    private @Nullable String firstName;
    private @Nullable String lastName;
    private @Nullable String companyName;

    /** Looks it up before anything is drawn. */
    public void load() {
        account();
    }

    public OwnAccount account() {
        OwnAccount known = read;
        if (known == null) {
            known = accounts.get();
            show(known);
        }
        return known;
    }

    /** Changes the names. */
    public void save() {
        ChangeAccountBody body = new ChangeAccountBody(
                Objects.requireNonNullElse(firstName, "").strip(),
                Objects.requireNonNullElse(lastName, "").strip(),
                TextLines.one(companyName));
        if (!check.accepts(body)) {
            return;
        }
        try {
            show(accounts.change(body.toCommand(), Unchanged.since(account())));
            PageMessage.good("Saved.");
        } catch (DomainException e) {
            if (e.type() == ProblemType.PRECONDITION_FAILED) {
                read = accounts.get();
                PageMessage.bad(
                        "You have changed it elsewhere meanwhile, so nothing was saved. Save again to replace that.");
            } else {
                check.refused(e);
            }
        }
    }

    private void show(OwnAccount account) {
        read = account;
        firstName = account.person().firstName();
        lastName = account.person().lastName();
        companyName = account.person().companyName().orElse(null);
    }

    public @Nullable String getFirstName() {
        return firstName;
    }

    public void setFirstName(@Nullable String firstName) {
        this.firstName = firstName;
    }

    public @Nullable String getLastName() {
        return lastName;
    }

    public void setLastName(@Nullable String lastName) {
        this.lastName = lastName;
    }

    public @Nullable String getCompanyName() {
        return companyName;
    }

    public void setCompanyName(@Nullable String companyName) {
        this.companyName = companyName;
    }
}
