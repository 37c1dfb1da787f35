package com.keyri.member.rest;

import com.keyri.account.model.AccountId;
import com.keyri.member.model.Member;
import com.keyri.member.model.MemberRole;
import java.time.Instant;

/** A member of an organization. */
public record MemberBody(
        AccountId accountId, String firstName, String lastName, String mailAddress, MemberRole role, Instant since) {
    static MemberBody from(Member member) {
        return new MemberBody(
                member.account(),
                member.firstName(),
                member.lastName(),
                member.mailAddress().value(),
                member.role(),
                member.since());
    }

    @Override
    public String toString() {
        return "MemberBody";
    }
}
