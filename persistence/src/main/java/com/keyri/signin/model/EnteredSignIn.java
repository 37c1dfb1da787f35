package com.keyri.signin.model;

import com.keyri.device.model.ClaimingDevice;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in with the device that a step is about, read at one moment.
 *
 * @param found that device; null where there is none
 */
public record EnteredSignIn(SignIn signIn, @Nullable ClaimingDevice found) {
    public Optional<ClaimingDevice> device() {
        return Optional.ofNullable(found);
    }
}
