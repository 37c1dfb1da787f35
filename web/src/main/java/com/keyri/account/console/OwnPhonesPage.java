package com.keyri.account.console;

import com.keyri.account.AccountDeviceService;
import com.keyri.account.rest.EnrolmentCookie;
import com.keyri.approval.console.PageApproval;
import com.keyri.device.DeviceView;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private transient @Nullable List<DeviceView> items;
    private final Map<String, String> names = new HashMap<>();

    /** They stay in their order until something was done: a button of the page means the phone it stood beside. */
    public List<DeviceView> getItems() {
        List<DeviceView> known = items;
        if (known == null) {
            known = devices.list().stream()
                    .filter(device -> device.state() != DeviceState.REVOKED)
                    .toList();
            items = known;
        }
        return known;
    }

    /** What the fields of the page name them, by id. */
    public Map<String, String> getNames() {
        getItems().forEach(device -> names.putIfAbsent(device.id().toString(), device.name()));
        return names;
    }

    /** Names one as its field says. */
    public void rename(DeviceView device) {
        String name = names.getOrDefault(device.id().toString(), "").strip();
        if (!PlainText.isPlain(name, LONGEST_NAME)) {
            names.remove(device.id().toString());
            PageMessage.bad("Give it a name of 1 to " + LONGEST_NAME + " ordinary signs.");
            return;
        }
        approval.run(
                () -> {
                    items = null;
                    devices.rename(device.id(), name);
                },
                "The phone is called “" + name + "” now.");
    }

    /** Removes one, when that was approved. */
    public void remove(DeviceView device) {
        approval.run(
                () -> {
                    devices.remove(device.id());
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
