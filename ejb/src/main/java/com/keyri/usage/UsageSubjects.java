package com.keyri.usage;

import com.keyri.device.model.UserId;
import com.keyri.log.EventLog;
import com.keyri.organization.model.OrganizationId;
import com.keyri.secret.MacPurpose;
import com.keyri.secret.ServerKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.UUID;

/** The pseudonyms under which users are counted: whoever has the database alone can't tell whose they are. */
@ApplicationScoped
public class UsageSubjects {
    private static final String DOMAIN = "usage-subject";

    @Inject
    ServerKeys keys;

    @Inject
    EventLog log;

    /** Has the key at hand; where it can't be had yet, the first sign-in asks again. */
    void prepare() {
        try {
            keys.mac(MacPurpose.USAGE_SUBJECT);
        } catch (RuntimeException e) {
            log.failure("the key of usage's pseudonyms can't be had yet", Map.of(), e);
        }
    }

    UUID of(OrganizationId organization, UserId user) {
        ByteBuffer tag = ByteBuffer.wrap(keys.mac(MacPurpose.USAGE_SUBJECT)
                .tag(DOMAIN, organization.value().toString(), user.value().toString()));
        return new UUID(tag.getLong(), tag.getLong());
    }
}
