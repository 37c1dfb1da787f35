package com.keyri.directory.rest;

import com.keyri.directory.DirectoryRequest;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.web.rest.NameParameter;
import com.keyri.web.rest.PageRequest;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The query parameters of a list of the directory. */
public class DirectoryPage extends PageRequest {
    @QueryParam("createdFrom")
    @Size(max = 40) private @Nullable String createdFrom;

    @QueryParam("createdBefore")
    @Size(max = 40) private @Nullable String createdBefore;

    @QueryParam("order")
    @Size(max = 10) private @Nullable String order;

    DirectoryRequest toRequest() {
        return new DirectoryRequest(
                moment("createdFrom", createdFrom),
                moment("createdBefore", createdBefore),
                NameParameter.isNewestFirst(order),
                limit(),
                cursor());
    }

    private static Optional<Instant> moment(String name, @Nullable String text) {
        try {
            return Optional.ofNullable(text).map(Instant::parse);
        } catch (DateTimeException e) {
            throw DomainException.of(
                    ProblemType.INVALID_REQUEST, List.of(name + " must be a moment, for example 2026-11-29T12:00:00Z"));
        }
    }
}
