package com.keyri.test;

import com.keyri.client.BrowserSignIn;
import com.keyri.client.Claim;
import com.keyri.client.DeviceAccount;
import com.keyri.client.DeviceAuthenticator;
import com.keyri.client.DeviceKeys;
import com.keyri.client.EnrolledDevice;
import com.keyri.client.OpenedBy;

/**
 * A person's phone, enrolled at a shop with a native approval key.
 *
 * @param shop where
 * @param enrolmentId by which enrolment
 * @param device as what
 * @param keys its keys
 */
public record Phone(Shop shop, String enrolmentId, EnrolledDevice device, DeviceKeys keys) {
    /** Its id. */
    public String id() {
        return device.identity().deviceId();
    }

    /** Its user, by the shop's own id. */
    public String userId() {
        return device.identity().userId();
    }

    /** What it does in a sign-in. */
    public DeviceAuthenticator authenticator() {
        return new DeviceAuthenticator(shop.keyri().installation(), device.identity(), keys);
    }

    /** What it shows about its account. */
    public DeviceAccount account() {
        return authenticator().account();
    }

    /** Scans the code that a page shows. */
    public Claim scan(BrowserSignIn signIn) {
        return authenticator().claim(signIn.qrLink(), OpenedBy.SCANNER);
    }

    /** A call that its device key proves. */
    public Call call(String method, String path, String nonce) {
        return shop.keyri().call(method, path).provenBy(keys.deviceKey(), nonce);
    }

    @Override
    public String toString() {
        return "Phone[" + id() + "]";
    }
}
