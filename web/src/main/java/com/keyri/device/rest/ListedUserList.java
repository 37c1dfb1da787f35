package com.keyri.device.rest;

import com.keyri.device.model.ListedUser;
import com.keyri.paging.model.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of the users of an application. */
public record ListedUserList(
        List<ListedUser> items, @Nullable String next) {
    static ListedUserList from(Page<ListedUser> page) {
        return new ListedUserList(page.items(), page.next().orElse(null));
    }
}
