package com.keyri.usage.rest;

import com.keyri.access.model.Roles;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.usage.UsageService;
import com.keyri.web.rest.csv.CsvTable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the organization uses that the caller works in. */
@Path("usage")
@ApplicationScoped
@RolesAllowed({Roles.OWNER, Roles.ADMINISTRATOR, Roles.BILLING, Roles.VIEWER})
@Produces(MediaType.APPLICATION_JSON)
public class UsageResource {
    private static final int DATE = "2026-11-30".length();

    @EJB
    UsageService usage;

    @GET
    public UsageBody look(@QueryParam("day") @Nullable String day) {
        return UsageBody.from(usage.look(date(day)));
    }

    @GET
    @Path("table")
    @Produces(CsvTable.TYPE)
    public Response table(@QueryParam("day") @Nullable String day) {
        List<List<String>> rows = usage.look(date(day)).days().stream()
                .map(UsageBody::day)
                .map(each -> List.of(
                        each.date(), Long.toString(each.authentications()), Long.toString(each.newActiveUsers())))
                .toList();
        return new CsvTable(List.of("day", "authentications", "new active users"), rows).answer("usage.csv");
    }

    private static Optional<LocalDate> date(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            if (text.length() == DATE) {
                return Optional.of(LocalDate.parse(text));
            }
        } catch (DateTimeParseException e) {
            throw refused();
        }
        throw refused();
    }

    private static DomainException refused() {
        return DomainException.of(ProblemType.INVALID_REQUEST, List.of("day must be like 2026-11-30"));
    }
}
