package com.keyri.account;

import com.keyri.account.model.AccountId;
import com.keyri.account.model.VisitPurpose;
import com.keyri.device.model.DeviceId;
import java.util.Optional;
import java.util.UUID;

/**
 * An account has a phone that may approve; observers finish, in the same transaction, what led there.
 *
 * @param subject the invitation or recovery
 */
public record PhoneEnrolled(AccountId account, VisitPurpose purpose, Optional<UUID> subject, DeviceId device) {}
