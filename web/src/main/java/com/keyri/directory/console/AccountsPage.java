package com.keyri.directory.console;

import com.keyri.account.model.AccountId;
import com.keyri.account.model.AccountKind;
import com.keyri.account.model.AccountState;
import com.keyri.directory.DirectoryService;
import com.keyri.directory.model.ListedAccount;
import com.keyri.mail.model.MailAddress;
import com.keyri.web.console.ListParameters;
import com.keyri.web.console.PageMessage;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The list of all accounts, and the search by mail address, which never stands in an address of a page. */
@Named("accountsPage")
@RequestScoped
public class AccountsPage {
    static final String PATH = "/console/accounts";

    @EJB
    DirectoryService directory;

    @Inject
    HttpServletRequest request;

    private ListParameters parameters = ListParameters.NONE;
    private @Nullable DirectoryTurn<ListedAccount> turn;
    private @Nullable String mail;

    @PostConstruct
    void read() {
        parameters = new ListParameters(
                request, "id", "kind", "state", "from", "to", "order", ListParameters.AFTER, ListParameters.BEFORE);
    }

    public ListParameters getParameters() {
        return parameters;
    }

    /** Looks it up before anything is drawn, so that a refusal is still an answer of its own. */
    public void load() {
        turn = parameters
                .find("id")
                .map(id -> DirectoryTurn.only(AccountId.parse(id).flatMap(directory::findAccount)))
                .orElseGet(() -> DirectoryTurn.of(
                        parameters,
                        PATH,
                        wanted -> directory.accounts(
                                wanted,
                                parameters.name("kind", AccountKind.class),
                                parameters.name("state", AccountState.class)),
                        ListedAccount::id));
    }

    public DirectoryTurn<ListedAccount> getTurn() {
        if (turn == null) {
            load();
        }
        return Objects.requireNonNull(turn);
    }

    /** Leads to the account with exactly that mail address. */
    public @Nullable String findByMail() {
        Optional<MailAddress> address = MailAddress.of(mail == null ? "" : mail.strip());
        if (address.isEmpty()) {
            PageMessage.beside("mail", "That isn’t a mail address.");
            return null;
        }
        Optional<ListedAccount> found = address.flatMap(directory::findAccount);
        if (found.isEmpty()) {
            PageMessage.beside("mail", "No account has exactly this mail address.");
        }
        return found.map(account -> AccountPage.address(account.id())).orElse(null);
    }

    public @Nullable String getMail() {
        return mail;
    }

    public void setMail(@Nullable String mail) {
        this.mail = mail;
    }
}
