package com.keyri.audit.model;

import com.keyri.account.model.AccountId;
import com.keyri.apikey.model.ApiKeyId;
import com.keyri.device.model.DeviceId;
import org.jspecify.annotations.Nullable;

/** Who did it. */
public record Actor(String type, @Nullable String id) {
    /** The platform itself, for example a timer. */
    public static final Actor SYSTEM = new Actor("system", null);

    /** The holder of the installation's operator key. */
    public static final Actor OPERATOR = new Actor("operator", null);

    public static Actor device(DeviceId id) {
        return new Actor("device", id.toString());
    }

    /** A signed-in person, or one who proves to be it. */
    public static Actor account(AccountId id) {
        return new Actor("account", id.toString());
    }

    public static Actor apiKey(ApiKeyId id) {
        return new Actor("api-key", id.toString());
    }

    /** A browser, by the thumbprint of its continuity key. */
    public static Actor browser(String thumbprint) {
        return new Actor("browser", thumbprint);
    }

    /** Nobody that is known. */
    public static Actor anonymous() {
        return new Actor("anonymous", null);
    }
}
