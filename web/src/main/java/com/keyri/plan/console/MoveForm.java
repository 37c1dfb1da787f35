package com.keyri.plan.console;

import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.MoveChoice;
import com.keyri.plan.rest.MoveBody;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.web.console.TextLines;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who moves to a version and when, as it was typed. */
public class MoveForm implements Serializable {
    private static final long serialVersionUID = 1L;

    private MoveChoice.Who who = MoveChoice.Who.NOBODY;
    private @Nullable String customers;
    private @Nullable String from;

    /** What was chosen; refused with the field's name where that makes no sense. */
    MoveChoice choice() {
        List<OrganizationId> named = TextLines.split(customers).stream()
                .map(text -> OrganizationId.parse(text)
                        .orElseThrow(() -> refused("customers must be ids of organizations, one a line")))
                .distinct()
                .toList();
        if ((who == MoveChoice.Who.NAMED) == named.isEmpty() || named.size() > MoveChoice.MOST_NAMED) {
            throw refused("customers goes with named customers, up to 500, and only with that");
        }
        return new MoveBody(who, named.isEmpty() ? null : named, moment()).choice();
    }

    private @Nullable Instant moment() {
        if (from == null) {
            return null;
        }
        try {
            return LocalDate.parse(from.strip()).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            throw refused("from must be a date");
        }
    }

    private static DomainException refused(String reason) {
        return DomainException.of(ProblemType.INVALID_REQUEST, List.of(reason));
    }

    public List<MoveChoice.Who> getChoices() {
        return List.of(MoveChoice.Who.values());
    }

    public MoveChoice.Who getWho() {
        return who;
    }

    public void setWho(MoveChoice.Who who) {
        this.who = who;
    }

    public @Nullable String getCustomers() {
        return customers;
    }

    public void setCustomers(@Nullable String customers) {
        this.customers = customers;
    }

    public @Nullable String getFrom() {
        return from;
    }

    public void setFrom(@Nullable String from) {
        this.from = from;
    }
}
