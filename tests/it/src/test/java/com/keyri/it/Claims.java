package com.keyri.it;

import com.keyri.client.BrowserSignIn;
import com.keyri.test.Call;
import com.keyri.test.Phone;
import java.util.Map;

/** Claims as they go over the wire, to be sent or spoiled. */
public final class Claims {
    private Claims() {}

    public static Call of(Phone phone, BrowserSignIn signIn) {
        return of(phone, signIn.started().signInId(), signIn.qrLink().code().reveal());
    }

    public static Call of(Phone phone, String signInId, String code) {
        return phone.call("POST", "/api/v1/sign-ins/" + signInId + "/claim", code)
                .json(Map.of("code", code, "deviceId", phone.id(), "openedBy", "SCANNER"));
    }
}
