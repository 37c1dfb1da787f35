package com.keyri.invitation.console;

import com.keyri.approval.console.PageApproval;
import com.keyri.invitation.StaffInvitationService;
import com.keyri.invitation.model.Invitation;
import com.keyri.invitation.model.InvitationId;
import com.keyri.mail.model.MailAddress;
import com.keyri.staff.model.StaffRole;
import com.keyri.web.console.PageMessage;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Invitations to the staff: those that are open, and the form for a new one. */
@Named("staffInvitationsPage")
@ViewScoped
public class StaffInvitationsPage implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int ROWS = 100;

    @EJB
    transient StaffInvitationService invitations;

    @Inject
    transient PageApproval approval;

    private transient @Nullable List<Invitation> open;
    private transient @Nullable String mail;
    private StaffRole role = StaffRole.SUPPORT;

    /** They stay as they are until something was done: what a row's button ends is what that row showed. */
    public List<Invitation> getOpen() {
        if (open == null) {
            open = invitations.list(ROWS, Optional.empty()).items();
        }
        return Objects.requireNonNull(open);
    }

    /** Where it went. */
    public String address(Invitation invitation) {
        return invitation.mailAddress().map(MailAddress::value).orElse("");
    }

    /** Ends one that nobody has accepted. */
    public void withdraw(InvitationId id) {
        approval.run(
                () -> {
                    open = null;
                    invitations.withdraw(id);
                },
                "The invitation is withdrawn; its link doesn’t work any more.");
    }

    /** Invites somebody. */
    public void invite() {
        Optional<MailAddress> address = MailAddress.of(mail == null ? "" : mail.strip());
        StaffRole wanted = role;
        if (address.isEmpty()) {
            PageMessage.beside("mail", "That isn’t a mail address.");
            return;
        }
        approval.run(() -> {
            invitations.invite(address.orElseThrow(), wanted);
            mail = null;
            PageMessage.good("The invitation is on its way. Its link works once, for 24 hours.");
        });
    }

    public List<StaffRole> getRoles() {
        return List.of(StaffRole.values());
    }

    public @Nullable String getMail() {
        return mail;
    }

    public void setMail(@Nullable String mail) {
        this.mail = mail;
    }

    public StaffRole getRole() {
        return role;
    }

    public void setRole(StaffRole role) {
        this.role = role;
    }
}
