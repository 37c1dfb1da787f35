package com.keyri.staff.console;

import com.keyri.account.model.AccountId;
import com.keyri.account.model.AccountState;
import com.keyri.approval.console.PageApproval;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.staff.StaffService;
import com.keyri.staff.model.StaffMember;
import com.keyri.staff.model.StaffRole;
import com.keyri.web.console.ListParameters;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/** One of the staff, and what they may do. */
@Named("staffMemberPage")
@ViewScoped
public class StaffMemberPage implements Serializable {
    private static final long serialVersionUID = 1L;

    @EJB
    transient StaffService staff;

    @Inject
    transient PageApproval approval;

    @Inject
    transient HttpServletRequest request;

    private String id = "";

    @PostConstruct
    void read() {
        id = new ListParameters(request, "id").get("id");
    }

    /** As it is now. */
    public StaffMember getMember() {
        return staff.get(account());
    }

    /** All but the security officer's office, which is handed over. */
    public List<StaffRole> getRoles() {
        return Arrays.stream(StaffRole.values())
                .filter(role -> role != StaffRole.SECURITY_OFFICER)
                .toList();
    }

    public boolean isSecurityOfficer() {
        return getMember().roles().contains(StaffRole.SECURITY_OFFICER);
    }

    public boolean isActive() {
        return getMember().state() == AccountState.ACTIVE;
    }

    /** Gives a role. */
    public void grant(StaffRole role) {
        approval.run(() -> staff.grant(account(), role), "The role is given: " + role.label() + ".");
    }

    /** Takes a role. */
    public void end(StaffRole role) {
        approval.run(() -> staff.end(account(), role), "The role is taken: " + role.label() + ".");
    }

    /** Makes this one the security officer, in the place of whoever is it. */
    public void handOver() {
        approval.run(() -> staff.handOverSecurity(account()), "The security officer’s office is handed over.");
    }

    private AccountId account() {
        return AccountId.parse(id).orElseThrow(() -> DomainException.of(ProblemType.NOT_FOUND));
    }
}
