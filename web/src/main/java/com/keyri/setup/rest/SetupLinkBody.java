package com.keyri.setup.rest;

import com.keyri.setup.SetupLink;
import java.time.Instant;

/** The link of the first start. */
public record SetupLinkBody(String url, Instant expiresAt) {
    static SetupLinkBody from(SetupLink link) {
        return new SetupLinkBody(link.url(), link.expiresAt());
    }

    @Override
    public String toString() {
        return "SetupLinkBody";
    }
}
