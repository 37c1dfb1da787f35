package com.keyri.directory.rest;

import com.keyri.directory.model.ListedAccount;
import com.keyri.paging.model.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of accounts. */
public record ListedAccountList(
        List<ListedAccountBody> items, @Nullable String next) {
    static ListedAccountList from(Page<ListedAccount> page) {
        Page<ListedAccountBody> shown = page.map(ListedAccountBody::from);
        return new ListedAccountList(shown.items(), shown.next().orElse(null));
    }

    static ListedAccountList of(List<ListedAccount> found) {
        return new ListedAccountList(found.stream().map(ListedAccountBody::from).toList(), null);
    }
}
