package com.keyri.member.console;

import com.keyri.account.model.AccountId;
import com.keyri.member.model.Member;
import com.keyri.member.model.MemberRole;
import java.time.Instant;

/** A member in the list, with the role that was chosen for them. */
public final class MemberLine {
    private final Member member;
    private final boolean isOwn;
    private MemberRole role;

    MemberLine(Member member, boolean isOwn) {
        this.member = member;
        this.isOwn = isOwn;
        this.role = member.role();
    }

    Member member() {
        return member;
    }

    public AccountId getAccount() {
        return member.account();
    }

    public String getName() {
        return member.name();
    }

    public String getMailAddress() {
        return member.mailAddress().value();
    }

    public Instant getSince() {
        return member.since();
    }

    /** The role that the member has. */
    public String getPresentRole() {
        return member.role().label();
    }

    /** Whether this is whoever looks. */
    public boolean isOwn() {
        return isOwn;
    }

    public MemberRole getRole() {
        return role;
    }

    public void setRole(MemberRole role) {
        this.role = role;
    }
}
