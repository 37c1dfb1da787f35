package com.keyri.account.console;

import com.keyri.account.AccountDeviceService;
import com.keyri.account.rest.EnrolmentCookie;
import com.keyri.approval.console.PageApproval;
import com.keyri.device.model.DeviceState;
import com.keyri.text.model.PlainText;
import com.keyri.web.console.PageMessage;
import jakarta.ejb.EJB;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The phones that sign in for whoever looks. */
@Named("ownPhonesPage")
@ViewScoped
public class OwnPhonesPage implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_NAME = 60;
    private static final String CONNECTING = OwnPhonesPage.class.getName();

    @EJB
    transient AccountDeviceService devices;

    @Inject
    transient PageApproval approval;

    private transient @Nullable List<OwnPhone> items;

    /** They stay in their order until something was done: a button of the page means the phone it stood beside. */
    public List<OwnPhone> getItems() {
        List<OwnPhone> known = items;
        if (known == null) {
            known = devices.list().stream()
                    .filter(device -> device.state() != DeviceState.REVOKED)
                    .map(OwnPhone::new)
                    .toList();
            items = known;
        }
        return known;
    }

    /** Names one as its field says. */
    public void rename(OwnPhone phone) {
        String name = Objects.requireNonNullElse(phone.getName(), "").strip();
        if (!PlainText.isPlain(name, LONGEST_NAME)) {
            PageMessage.bad("Give it a name of 1 to " + LONGEST_NAME + " ordinary signs.");
            return;
        }
        approval.run(
                () -> {
                    items = null;
                    devices.rename(phone.getDevice().id(), name);
                },
                "The phone is called “" + name + "” now.");
    }

    /** Removes one, when that was approved. */
    public void remove(OwnPhone phone) {
        approval.run(
                () -> {
                    devices.remove(phone.getDevice().id());
                    items = null;
                },
                "The phone is removed, and the sessions that it began are ended.");
    }

    /** Lets this browser connect another one, when that was approved. */
    public void connect() {
        approval.run(() -> {
            NewCookie cookie = EnrolmentCookie.set(devices.beginEnrolment());
            ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
            external.addResponseHeader(
                    "Set-Cookie",
                    RuntimeDelegate.getInstance()
                            .createHeaderDelegate(NewCookie.class)
                            .toString(cookie));
            external.getRequestMap().put(CONNECTING, CONNECTING);
        });
    }

    /** Whether this very answer lets the browser connect one. */
    public boolean isConnecting() {
        return FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestMap()
                .containsKey(CONNECTING);
    }
}
