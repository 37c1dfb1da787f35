package com.keyri.invitation.rest;

import com.keyri.invitation.model.Invitation;
import com.keyri.paging.model.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of invitations. */
public record InvitationList(
        List<InvitationBody> items, @Nullable String next) {
    static InvitationList from(Page<Invitation> page) {
        Page<InvitationBody> shown = page.map(InvitationBody::from);
        return new InvitationList(shown.items(), shown.next().orElse(null));
    }
}
