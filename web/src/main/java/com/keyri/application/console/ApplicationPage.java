package com.keyri.application.console;

import com.keyri.application.ApplicationService;
import com.keyri.application.model.ApplicationState;
import com.keyri.application.model.ApplicationView;
import com.keyri.application.rest.ChangeApplicationRequest;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.risk.model.IpNetwork;
import com.keyri.web.console.FormCheck;
import com.keyri.web.console.PageMessage;
import com.keyri.web.console.TextLines;
import com.keyri.web.console.Unchanged;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The form that changes an application. */
@Named("applicationPage")
@ViewScoped
public class ApplicationPage implements Serializable {
    private static final long serialVersionUID = 1L;

    @EJB
    transient ApplicationService applications;

    @Inject
    transient ShownApplication shown;

    @Inject
    transient FormCheck check;

    private @Nullable String name;
    private @Nullable String origins;
    private @Nullable String deniedNetworks;
    private @Nullable String backchannelLogoutUri;
    private boolean allowsSyncedPasskeys;
    private @Nullable ApplicationState state;

    @PostConstruct
    void begin() {
        fill(shown.view());
    }

    private void fill(ApplicationView view) {
        name = view.name();
        origins = TextLines.join(view.origins());
        deniedNetworks = TextLines.join(
                view.deniedNetworks().stream().map(IpNetwork::toString).toList());
        backchannelLogoutUri = view.backchannelLogoutUri().map(URI::toString).orElse(null);
        allowsSyncedPasskeys = view.allowsSyncedPasskeys();
        state = view.state();
    }

    /** Changes it, unless somebody else has meanwhile. */
    public void save() {
        ChangeApplicationRequest body = new ChangeApplicationRequest(
                Objects.requireNonNullElse(name, "").strip(),
                TextLines.split(origins),
                TextLines.split(deniedNetworks),
                allowsSyncedPasskeys,
                Objects.requireNonNullElse(TextLines.one(backchannelLogoutUri), ""),
                state);
        if (!check.accepts(body)) {
            return;
        }
        try {
            ApplicationView now = applications.change(shown.id(), body.command(), Unchanged.since(shown.view()));
            shown.show(now);
            fill(now);
            PageMessage.good("Saved.");
        } catch (DomainException e) {
            refused(e);
        }
    }

    private void refused(DomainException refusal) {
        if (refusal.type() != ProblemType.PRECONDITION_FAILED) {
            check.refused(refusal);
            return;
        }
        String changed = ApplicationDifference.between(shown.view(), shown.fresh());
        PageMessage.bad("Somebody else has changed " + changed
                + " since you opened this page, so nothing was saved. Your input is still here: save again to replace"
                + " what they did, or open the page anew to see it.");
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    public @Nullable String getOrigins() {
        return origins;
    }

    public void setOrigins(@Nullable String origins) {
        this.origins = origins;
    }

    public @Nullable String getDeniedNetworks() {
        return deniedNetworks;
    }

    public void setDeniedNetworks(@Nullable String deniedNetworks) {
        this.deniedNetworks = deniedNetworks;
    }

    public @Nullable String getBackchannelLogoutUri() {
        return backchannelLogoutUri;
    }

    public void setBackchannelLogoutUri(@Nullable String backchannelLogoutUri) {
        this.backchannelLogoutUri = backchannelLogoutUri;
    }

    public boolean isAllowsSyncedPasskeys() {
        return allowsSyncedPasskeys;
    }

    public void setAllowsSyncedPasskeys(boolean allowsSyncedPasskeys) {
        this.allowsSyncedPasskeys = allowsSyncedPasskeys;
    }

    public @Nullable ApplicationState getState() {
        return state;
    }

    public void setState(@Nullable ApplicationState state) {
        this.state = state;
    }
}
