package com.keyri.member.rest;

import com.keyri.member.model.Member;
import com.keyri.paging.model.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of members. */
public record MemberList(List<MemberBody> items, @Nullable String next) {
    static MemberList from(Page<Member> page) {
        Page<MemberBody> shown = page.map(MemberBody::from);
        return new MemberList(shown.items(), shown.next().orElse(null));
    }
}
