package com.keyri.usage;

import com.keyri.audit.AuditService;
import com.keyri.audit.model.Actor;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.mail.MailService;
import com.keyri.mail.MailTemplate;
import com.keyri.mail.NewMail;
import com.keyri.member.model.Member;
import com.keyri.member.model.MemberQuery;
import com.keyri.member.model.MemberRole;
import com.keyri.member.store.MembershipStore;
import com.keyri.organization.OrganizationScope;
import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.Plans;
import com.keyri.plan.model.Meter;
import com.keyri.usage.model.UsageSum;
import com.keyri.usage.store.UsageReadingStore;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells an organization's people by mail when much of what their plan allows is used: once for each part of it and
 * period.
 */
@PermitAll
@Stateless
public class UsageAlertService {
    /** Of these parts only the highest that is reached is told. */
    private static final List<Integer> PERCENTS = List.of(100, 80, 50);

    private static final int MOST_OF_A_ROLE = 20;
    private static final int BATCH = 100;

    @Inject
    UsageReadingStore readings;

    @Inject
    OrganizationScope scope;

    @Inject
    Plans plans;

    @Inject
    MembershipStore members;

    @EJB
    MailService mails;

    @EJB
    AuditService audit;

    @Inject
    InstantSource clock;

    @Inject
    @ConfigProperty(name = "keyri.public-url")
    String publicUrl;

    /** What some organizations with a plan have used in their present periods, in the order of their ids. */
    public List<UsageSum> sums(Optional<OrganizationId> after) {
        return readings.present(clock.instant(), after, BATCH);
    }

    /** Tells of one sum where a part of its limit is reached that nobody was told of. */
    public void tell(UsageSum sum) {
        scope.enter(sum.organization());
        Optional<Long> limit = plans.find(sum.plan())
                .flatMap(version -> Optional.ofNullable(version.terms().limits().get(sum.meter())));
        if (limit.isEmpty()) {
            return;
        }
        long percent = MeterUsage.percent(sum.quantity(), limit.get());
        List<Integer> news = PERCENTS.stream()
                .filter(part -> percent >= part && readings.alert(sum, part, clock.instant()))
                .toList();
        if (!news.isEmpty()) {
            send(sum, limit.get(), news.get(0));
        }
    }

    private void send(UsageSum sum, long limit, int percent) {
        Map<String, String> parameters = Map.of(
                "percent", Integer.toString(percent),
                "what", words(sum.meter()),
                "used", Long.toString(sum.quantity()),
                "limit", Long.toString(limit),
                "link", publicUrl + "/portal/usage");
        Stream.of(MemberRole.OWNER, MemberRole.ADMINISTRATOR, MemberRole.BILLING)
                .flatMap(role -> members
                        .list(
                                sum.organization(),
                                new MemberQuery(Optional.of(role), false, Optional.empty(), MOST_OF_A_ROLE))
                        .stream())
                .forEach(member -> send(sum.organization(), member, parameters));
        audit.record(AuditEvent.success(
                        sum.organization(),
                        "usage-limit.told",
                        Actor.SYSTEM,
                        Target.of("organization", sum.organization()))
                .with(Map.of("meter", sum.meter().name(), "percent", Integer.toString(percent))));
    }

    private void send(OrganizationId organization, Member member, Map<String, String> parameters) {
        mails.send(NewMail.to(member, organization, MailTemplate.USAGE_LIMIT, parameters));
    }

    private static String words(Meter meter) {
        return switch (meter) {
            case AUTHENTICATIONS -> "sign-ins";
            case MONTHLY_ACTIVE_USERS -> "active users";
        };
    }
}
