package com.keyri.subscription.console;

import com.keyri.access.Caller;
import com.keyri.session.model.FoundSession;
import com.keyri.subscription.SubscriptionService;
import com.keyri.subscription.model.Entitlement;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What every page of the portal says where a payment is missing, or sign-ins are stopped. */
@Named("standingBanner")
@RequestScoped
public class StandingBanner {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    @EJB
    SubscriptionService subscriptions;

    @Inject
    Caller caller;

    private @Nullable String text;

    /** Empty where there is nothing to say. */
    public String getText() {
        String known = text;
        if (known == null) {
            known = member().map(here -> words(subscriptions.entitlement())).orElse("");
            text = known;
        }
        return known;
    }

    private Optional<FoundSession> member() {
        return caller.signedInSession()
                .filter(session -> session.organization().isPresent()
                        && session.memberRole().isPresent());
    }

    private static String words(Entitlement entitlement) {
        return switch (entitlement.standing()) {
            case NONE, GOOD -> "";
            case GRACE ->
                "A payment for your plan is missing. Nothing changes until "
                        + DAY.format(entitlement.graceUntil().orElseThrow()) + ".";
            case LIMITED ->
                "A payment for your plan is missing, so no applications and members can be added. Sign-ins go on.";
            case CUT_OFF -> "The operator of this installation has stopped the sign-ins of your users.";
        };
    }
}
