package com.keyri.signin;

import com.keyri.device.model.DeviceId;
import com.keyri.signin.model.OpenedBy;
import com.keyri.signin.model.SignInId;
import org.jspecify.annotations.Nullable;

/** A phone has scanned a code. */
public record ClaimSignIn(SignInId id, @Nullable String proof, String code, DeviceId device, OpenedBy openedBy) {}
