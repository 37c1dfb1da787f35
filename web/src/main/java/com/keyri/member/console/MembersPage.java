package com.keyri.member.console;

import com.keyri.access.Caller;
import com.keyri.account.model.AccountId;
import com.keyri.approval.console.PageApproval;
import com.keyri.member.MemberService;
import com.keyri.member.model.Member;
import com.keyri.member.model.MemberRole;
import com.keyri.paging.model.Page;
import com.keyri.problem.DomainException;
import com.keyri.web.console.ListParameters;
import com.keyri.web.console.Unchanged;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The members of an organization. */
@Named("membersPage")
@ViewScoped
public class MembersPage implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String PATH = "/portal/members";
    private static final int LIMIT = 25;

    @EJB
    transient MemberService members;

    @Inject
    transient Caller caller;

    @Inject
    transient PageApproval approval;

    @Inject
    transient HttpServletRequest request;

    private transient ListParameters parameters = ListParameters.NONE;
    private transient @Nullable Page<MemberLine> page;

    @PostConstruct
    void read() {
        parameters = new ListParameters(request, "id", "role", ListParameters.AFTER);
    }

    public ListParameters getParameters() {
        return parameters;
    }

    /** Looks them up before anything is drawn, so that a refusal is still an answer of its own. */
    public void load() {
        page();
    }

    /** They stay in their order until something was done: a button of the page means the member it stood beside. */
    public List<MemberLine> getLines() {
        return page().items();
    }

    /** Where the list goes on; empty at its end. */
    public String getNext() {
        return parameters.next(PATH, page());
    }

    /** Where the list begins; empty where this is the beginning. */
    public String getFirst() {
        return parameters.first(PATH);
    }

    public MemberRole[] getRoles() {
        return MemberRole.values();
    }

    /** Whether whoever looks decides about members at all. */
    public boolean isManaging() {
        return caller.session().memberRole().filter(MemberRole::managesMembers).isPresent();
    }

    /** Gives the role that was chosen beside the member. */
    public void changeRole(MemberLine line) {
        MemberRole role = line.getRole();
        approval.run(
                () -> {
                    members.changeRole(line.getAccount(), role, Unchanged.since(line.member()));
                    page = null;
                },
                line.getName() + " is " + role.label() + " now.");
    }

    /** Ends somebody else's membership. */
    public void remove(MemberLine line) {
        approval.run(
                () -> {
                    members.remove(line.getAccount(), Unchanged.since(line.member()));
                    page = null;
                },
                line.getName() + " isn’t a member any more.");
    }

    /** Ends the own membership; what comes then is a page without this organization. */
    public void leave(MemberLine line) {
        approval.run(() -> {
            members.remove(line.getAccount(), Unchanged.since(line.member()));
            try {
                FacesContext.getCurrentInstance().getExternalContext().redirect("/portal/account");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private Page<MemberLine> page() {
        Page<MemberLine> known = page;
        if (known == null) {
            known = parameters.find("id").map(this::only).orElseGet(this::list).map(this::line);
            page = known;
        }
        return known;
    }

    private Page<Member> list() {
        return members.list(
                parameters.name("role", MemberRole.class), false, LIMIT, parameters.find(ListParameters.AFTER));
    }

    private Page<Member> only(String id) {
        return new Page<>(AccountId.parse(id).flatMap(this::find).stream().toList(), Optional.empty());
    }

    private Optional<Member> find(AccountId account) {
        try {
            return Optional.of(members.get(account));
        } catch (DomainException e) {
            return Optional.empty();
        }
    }

    private MemberLine line(Member member) {
        return new MemberLine(member, member.account().equals(caller.account()));
    }
}
