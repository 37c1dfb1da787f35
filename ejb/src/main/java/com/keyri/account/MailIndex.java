package com.keyri.account;

import com.keyri.mail.model.MailAddress;
import com.keyri.secret.MacPurpose;
import com.keyri.secret.ServerKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * By which an account is found by its address: a MAC of the normalised address, so that the database alone can't say.
 */
@ApplicationScoped
public class MailIndex {
    private static final String DOMAIN = "keyri-mail-index-v1";

    @Inject
    ServerKeys keys;

    /** 32 bytes, the same for every spelling of an address. */
    public byte[] of(MailAddress address) {
        return keys.mac(MacPurpose.MAIL_INDEX).tag(DOMAIN, address.normalized());
    }
}
