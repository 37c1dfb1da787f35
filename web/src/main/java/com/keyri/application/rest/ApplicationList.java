package com.keyri.application.rest;

import com.keyri.application.model.ApplicationView;
import com.keyri.paging.model.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of applications on the wire. */
public record ApplicationList(
        List<ApplicationAnswer> applications, @Nullable String next) {
    static ApplicationList from(Page<ApplicationView> page) {
        return new ApplicationList(
                page.items().stream().map(ApplicationAnswer::from).toList(),
                page.next().orElse(null));
    }
}
