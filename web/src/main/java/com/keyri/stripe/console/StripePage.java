package com.keyri.stripe.console;

import com.keyri.approval.console.PageApproval;
import com.keyri.problem.DomainException;
import com.keyri.secret.model.SecretText;
import com.keyri.stripe.ConnectedKey;
import com.keyri.stripe.StripeConnection;
import com.keyri.stripe.StripeConnectionService;
import com.keyri.stripe.model.HintState;
import com.keyri.stripe.model.WebhookKind;
import com.keyri.web.console.FormCheck;
import com.keyri.web.console.PageMessage;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The connection to Stripe: its key, the secrets of its webhooks, and how calls go. */
@Named("stripePage")
@ViewScoped
public class StripePage implements Serializable {
    private static final long serialVersionUID = 1L;

    @EJB
    transient StripeConnectionService connections;

    @Inject
    transient PageApproval approval;

    @Inject
    transient FormCheck form;

    private transient @Nullable StripeConnection connection;
    private transient @Nullable String entered;
    private WebhookKind kind = WebhookKind.SNAPSHOT;

    /** Looks it up before anything is drawn, so that a refusal is still an answer of its own. */
    public void load() {
        connection = connections.get();
    }

    public StripeConnection getConnection() {
        StripeConnection known = connection;
        if (known == null) {
            known = connections.get();
            connection = known;
        }
        return known;
    }

    /** The key in use; null where there is none. */
    public @Nullable ConnectedKey getKey() {
        return getConnection().inUse().orElse(null);
    }

    /** Another key that was entered last; null where there is none. */
    public @Nullable ConnectedKey getNewKey() {
        return getConnection().newest().orElse(null);
    }

    /** Never what was entered: it isn't shown again. */
    public String getSecret() {
        return "";
    }

    public void setSecret(@Nullable String secret) {
        entered = secret == null ? "" : secret.strip();
    }

    public WebhookKind getKind() {
        return kind;
    }

    public void setKind(WebhookKind kind) {
        this.kind = kind;
    }

    public WebhookKind[] getKinds() {
        return WebhookKind.values();
    }

    /** Has a key probed and used. */
    public void enterKey() {
        String text = Objects.requireNonNullElse(entered, "");
        entered = null;
        if (isReadable(text, "key")) {
            SecretText secret = SecretText.of(text);
            run(() -> connections.enterKey(secret), "The key is taken. It’s probed now; look again in a moment.");
        }
    }

    /** Trusts webhooks that are signed by a secret. */
    public void enterSigning() {
        String text = Objects.requireNonNullElse(entered, "");
        entered = null;
        WebhookKind wanted = kind;
        if (isReadable(text, "signing")) {
            SecretText secret = SecretText.of(text);
            run(
                    () -> connections.enterWebhookSecret(wanted, secret),
                    "The secret is taken. The one before counts for another day.");
        }
    }

    /** Has the key probed again. */
    public void probe() {
        run(connections::probeAgain, "The key is probed now; look again in a moment.");
    }

    /** Whether calls are made, in words. */
    public String getBreaker() {
        return switch (getConnection().health().breaker()) {
            case CLOSED -> "Works";
            case OPEN, HALF_OPEN -> "Stripe doesn’t answer";
            case REFUSED -> "The key is refused";
        };
    }

    /** Rights one after the other. */
    public String words(List<String> rights) {
        return String.join(", ", rights);
    }

    /** What became of an event, in a word. */
    public String state(HintState state) {
        return switch (state) {
            case WAITING -> "Waits";
            case DONE -> "Done";
            case IGNORED -> "Ignored";
            case PARKED -> "Parked";
        };
    }

    /** Why nothing was done about an event, or not yet. */
    public String reason(String reason) {
        return switch (reason) {
            case "" -> "";
            case "OTHER_ACCOUNT" -> "It’s about another account.";
            case "OTHER_MODE" -> "It’s about the mode that we don’t bill in.";
            case "NOBODYS" -> "Nothing goes by this type.";
            default -> trouble(reason);
        };
    }

    /** Why Stripe wasn't of use, in words. */
    public String trouble(String failure) {
        return switch (failure) {
            case "UNREACHABLE" -> "Stripe couldn’t be reached.";
            case "BROKEN" -> "Stripe failed itself.";
            case "BUSY" -> "Stripe wants to be left alone for a moment.";
            case "BREAKER_OPEN" -> "Stripe is left alone for a moment.";
            case "KEY_REFUSED" -> "The key is nobody’s, or was revoked.";
            case "NOT_ALLOWED" -> "The key may not do this.";
            case "NOT_CONFIGURED" -> "There’s no usable key.";
            case "OTHER_ACCOUNT" -> "The key is of another account, or of the other mode: our customers aren’t there.";
            default -> failure;
        };
    }

    private boolean isReadable(String text, String field) {
        if (!SecretText.isPossible(text)) {
            PageMessage.beside(field, "Letters, digits and signs without a space, please.");
            return false;
        }
        return true;
    }

    private void run(Runnable asked, String done) {
        approval.run(() -> {
            connection = null;
            try {
                asked.run();
            } catch (DomainException e) {
                form.refused(e);
                return;
            }
            PageMessage.good(done);
        });
    }
}
