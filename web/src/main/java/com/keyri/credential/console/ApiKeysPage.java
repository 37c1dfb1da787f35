package com.keyri.credential.console;

import com.keyri.apikey.model.ApiScope;
import com.keyri.application.console.ShownApplication;
import com.keyri.approval.console.PageApproval;
import com.keyri.credential.ApiKeyService;
import com.keyri.credential.CreatedApiKey;
import com.keyri.credential.rest.CreateApiKey;
import com.keyri.credential.rest.CreatedApiKeyAnswer;
import com.keyri.request.Precondition;
import com.keyri.web.console.FormCheck;
import com.keyri.web.console.PageMessage;
import jakarta.ejb.EJB;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The API keys of an application. */
@Named("apiKeysPage")
@ViewScoped
public class ApiKeysPage implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String SECRET = ApiKeysPage.class.getName();

    @EJB
    transient ApiKeyService keys;

    @Inject
    transient ShownApplication shown;

    @Inject
    transient PageApproval approval;

    @Inject
    transient FormCheck check;

    @Inject
    transient InstantSource clock;

    private transient @Nullable List<KeyLine> lines;
    private @Nullable String name;
    private List<String> scopes = List.of();
    private @Nullable Integer days;

    /** Looks them up before anything is drawn, so that a refusal is still an answer of its own. */
    public void load() {
        shown.load();
        getLines();
    }

    /** They stay in their order until something was done: a button of the page means the key that it stood beside. */
    public List<KeyLine> getLines() {
        List<KeyLine> known = lines;
        if (known == null) {
            Instant now = clock.instant();
            known = keys.list(shown.id()).stream()
                    .map(key -> new KeyLine(key, now))
                    .toList();
            lines = known;
        }
        return known;
    }

    /** What a key may be good for. */
    public List<String> getAllScopes() {
        return List.of(ApiScope.values()).stream().map(ApiScope::wireName).toList();
    }

    /** Makes a key, when that was approved. */
    public void create() {
        CreateApiKey body =
                new CreateApiKey(name == null ? "" : name.strip(), List.copyOf(scopes), end(clock.instant()));
        if (check.accepts(body)) {
            approval.run(() -> {
                show(keys.create(shown.id(), body.terms()), "The key is made.");
                name = null;
                scopes = List.of();
            });
        }
    }

    /** Makes a key in the place of another, which goes on for a day. */
    public void rotate(KeyLine line) {
        approval.run(() -> show(
                keys.rotate(shown.id(), line.id(), Duration.ofDays(1)),
                "The new key is made. The old one goes on for 24 hours, or until you end it."));
    }

    /** Ends a key at once. */
    public void revoke(KeyLine line) {
        approval.run(
                () -> {
                    keys.revoke(shown.id(), line.id(), Precondition.none());
                    lines = null;
                },
                "The key is ended: what still uses it is refused.");
    }

    /** The secret of the key that this very answer tells of; nowhere else and never again. */
    public String getSecret() {
        Object secret = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestMap()
                .get(SECRET);
        return secret instanceof String text ? text : "";
    }

    private void show(CreatedApiKey made, String words) {
        FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestMap()
                .put(SECRET, CreatedApiKeyAnswer.from(made).secret());
        lines = null;
        PageMessage.good(words);
    }

    private @Nullable Instant end(Instant now) {
        Integer life = days;
        return life == null || life == 0 ? null : now.plus(Duration.ofDays(life));
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    public List<String> getScopes() {
        return scopes;
    }

    public void setScopes(List<String> scopes) {
        this.scopes = List.copyOf(scopes);
    }

    public @Nullable Integer getDays() {
        return days;
    }

    public void setDays(@Nullable Integer days) {
        this.days = days;
    }
}
