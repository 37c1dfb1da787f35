package com.keyri.invitation.console;

import com.keyri.approval.console.PageApproval;
import com.keyri.invitation.InvitationService;
import com.keyri.invitation.model.Invitation;
import com.keyri.mail.model.MailAddress;
import com.keyri.member.model.MemberRole;
import com.keyri.paging.model.Page;
import com.keyri.web.console.ListParameters;
import com.keyri.web.console.PageMessage;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The invitations to an organization: making them, and those that nobody has accepted. */
@Named("invitationsPage")
@ViewScoped
public class InvitationsPage implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String PATH = "/portal/members/invitations";
    private static final int LIMIT = 25;

    @EJB
    transient InvitationService invitations;

    @Inject
    transient PageApproval approval;

    @Inject
    transient HttpServletRequest request;

    private transient ListParameters parameters = ListParameters.NONE;
    private transient @Nullable Page<Invitation> page;
    private @Nullable String mailAddress;
    private MemberRole role = MemberRole.DEVELOPER;

    @PostConstruct
    void read() {
        parameters = new ListParameters(request, ListParameters.AFTER);
    }

    /** Looks them up before anything is drawn, so that a refusal is still an answer of its own. */
    public void load() {
        page();
    }

    /** They stay in their order until something was done: a button of the page means what it stood beside. */
    public List<Invitation> getItems() {
        return page().items();
    }

    /** Where the list goes on; empty at its end. */
    public String getNext() {
        return parameters.next(PATH, page());
    }

    public MemberRole[] getRoles() {
        return MemberRole.values();
    }

    /** Invites somebody, when that was approved. */
    public void invite() {
        Optional<MailAddress> address = MailAddress.of(mailAddress == null ? "" : mailAddress.strip());
        if (address.isEmpty()) {
            PageMessage.beside("mailAddress", "That isn’t a mail address.");
            return;
        }
        MemberRole wanted = role;
        approval.run(
                () -> {
                    invitations.invite(address.get(), wanted);
                    mailAddress = null;
                    page = null;
                },
                "The invitation is on its way. Its link works once, for 24 hours.");
    }

    /** Ends one that nobody has accepted. */
    public void withdraw(Invitation invitation) {
        approval.run(
                () -> {
                    page = null;
                    invitations.withdraw(invitation.id());
                },
                "The invitation is withdrawn: its link doesn’t work any more.");
    }

    private Page<Invitation> page() {
        Page<Invitation> known = page;
        if (known == null) {
            known = invitations.list(LIMIT, parameters.find(ListParameters.AFTER));
            page = known;
        }
        return known;
    }

    public @Nullable String getMailAddress() {
        return mailAddress;
    }

    public void setMailAddress(@Nullable String mailAddress) {
        this.mailAddress = mailAddress;
    }

    public MemberRole getRole() {
        return role;
    }

    public void setRole(MemberRole role) {
        this.role = role;
    }
}
