package com.keyri.directory.console;

import com.keyri.account.model.AccountId;
import com.keyri.directory.DirectoryService;
import com.keyri.directory.model.ListedAccount;
import com.keyri.mail.model.MailAddress;
import com.keyri.organization.model.OrganizationId;
import com.keyri.session.model.SessionId;
import com.keyri.web.console.PageMessage;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBAccessException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The search box of the console: an exact id, or an exact mail address, leads to what has it. */
@Named("consoleSearch")
@RequestScoped
public class ConsoleSearch {
    @EJB
    DirectoryService directory;

    private @Nullable String wanted;

    /** Leads there; where nothing has it, the page says so. */
    public @Nullable String go() {
        String text = wanted == null ? "" : wanted.strip();
        Optional<String> address = MailAddress.of(text)
                .flatMap(directory::findAccount)
                .map(ListedAccount::id)
                .or(() -> AccountId.parse(text).flatMap(directory::findAccount).map(ListedAccount::id))
                .map(AccountPage::address)
                .or(() -> OrganizationId.parse(text)
                        .flatMap(directory::findOrganization)
                        .map(found -> list(OrganizationsPage.PATH, found.id())))
                .or(() -> SessionId.parse(text)
                        .flatMap(mayBeRefused(directory::findSession))
                        .map(found -> list(SessionsPage.PATH, found.id())));
        if (address.isEmpty()) {
            PageMessage.bad(
                    "Nothing that you may see has exactly this id or mail address. Parts of one aren’t searched for.");
        }
        return address.orElse(null);
    }

    /** Not everybody of the staff sees sessions; for them there are none. */
    private static <I, T> Function<I, Optional<T>> mayBeRefused(Function<I, Optional<T>> find) {
        return id -> {
            try {
                return find.apply(id);
            } catch (EJBAccessException e) {
                return Optional.empty();
            }
        };
    }

    private static String list(String path, Object id) {
        return path + "?faces-redirect=true&id=" + id;
    }

    public @Nullable String getWanted() {
        return wanted;
    }

    public void setWanted(@Nullable String wanted) {
        this.wanted = wanted;
    }
}
