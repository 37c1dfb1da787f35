package com.keyri.device.rest;

import com.keyri.web.rest.json.DisplayText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** The body that invites a user's phone. */
public record CreateEnrolmentBody(
        @NotNull @Pattern(regexp = USER_ID) String userId,
        @NotNull @DisplayText(max = 60) String label) {
    /** An application's own id of a user. */
    public static final String USER_ID = "[A-Za-z0-9._~:-]{1,64}";
}
