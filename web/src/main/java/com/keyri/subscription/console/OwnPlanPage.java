package com.keyri.subscription.console;

import com.keyri.access.Caller;
import com.keyri.approval.console.PageApproval;
import com.keyri.member.model.MemberRole;
import com.keyri.money.model.Money;
import com.keyri.plan.TermsWords;
import com.keyri.plan.model.PlanVersion;
import com.keyri.subscription.PortalPages;
import com.keyri.subscription.SubscriptionService;
import com.keyri.subscription.SubscriptionView;
import com.keyri.subscription.TierOffer;
import com.keyri.subscription.model.TierChange;
import jakarta.ejb.EJB;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the organization has, and how it gets another plan. */
@Named("ownPlanPage")
@ViewScoped
public class OwnPlanPage implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Set<MemberRole> PAYING = Set.of(MemberRole.OWNER, MemberRole.BILLING);

    @EJB
    transient SubscriptionService subscriptions;

    @Inject
    transient PortalPages pages;

    @Inject
    transient PageApproval approval;

    @Inject
    transient Caller caller;

    private transient @Nullable SubscriptionView view;
    private transient @Nullable TierOffer offer;

    /** Looks it up before anything is drawn, so that a refusal is still an answer of its own. */
    public void load() {
        getView();
    }

    public SubscriptionView getView() {
        SubscriptionView known = view;
        if (known == null) {
            known = subscriptions.get();
            view = known;
        }
        return known;
    }

    /** Whether whoever looks decides about the plan. */
    public boolean isManaging() {
        return caller.session().memberRole().filter(PAYING::contains).isPresent();
    }

    /** Whether there is a subscription whose plan can be changed. */
    public boolean isChangeable() {
        return isManaging()
                && getView().openChange().isEmpty()
                && getView()
                        .subscription()
                        .filter(subscription -> subscription.status().isGood())
                        .isPresent();
    }

    /** What could follow the present plan. */
    public List<PlanVersion> getOffered() {
        return getView().offered().stream()
                .filter(version -> !getView().plan().map(PlanVersion::id).equals(Optional.of(version.id())))
                .toList();
    }

    /** Terms in words. */
    public String words(PlanVersion version) {
        return TermsWords.of(version.terms());
    }

    /** What a change to that plan would make to pay. */
    public void look(PlanVersion version) {
        approval.run(() -> offer = subscriptions.offer(version.id()));
    }

    /** The offer that is looked at. */
    public @Nullable TierOffer getOffer() {
        return offer;
    }

    /** What is to be paid at once for it, with what it consists of. */
    public String getDueNow() {
        return offer == null ? "" : offer.proration().total().toString();
    }

    public String getAsked() {
        return offer == null
                ? ""
                : new Money(offer.proration().asked(), offer.proration().currency()).toString();
    }

    public String getGivenBack() {
        return offer == null
                ? ""
                : new Money(offer.proration().givenBack(), offer.proration().currency()).toString();
    }

    /** Asks for what was looked at. */
    public void change() {
        TierOffer wanted = offer;
        if (wanted != null) {
            approval.run(
                    () -> {
                        subscriptions.change(
                                wanted.to().id(), wanted.proration().at());
                        view = null;
                        offer = null;
                    },
                    "The change is on its way. This page says how far it is.");
        }
    }

    /** Looks at nothing any more. */
    public void leave() {
        offer = null;
    }

    /** Takes back what was to happen at the period's end. */
    public void withdraw() {
        approval.run(
                () -> {
                    TierChange open = getView().openChange().orElseThrow();
                    subscriptions.withdraw(open.id());
                    view = null;
                },
                "The planned change is being taken back.");
    }

    /** The plan that a change leads to, by its name. */
    public String target(TierChange change) {
        return getView().offered().stream()
                .filter(version -> version.id().equals(change.to()))
                .map(PlanVersion::planName)
                .findFirst()
                .orElse("another version of your plan");
    }

    /** How far a change is, in words. */
    public String state(TierChange change) {
        return ChangeWords.of(change);
    }

    /** Leads to Stripe's own pages. */
    public void openStripe() {
        approval.run(() -> {
            try {
                FacesContext.getCurrentInstance()
                        .getExternalContext()
                        .redirect(pages.open().toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
