package com.keyri.recovery.model;

import com.keyri.account.model.AccountKind;
import com.keyri.mail.model.MailAddress;

/**
 * A recovery as those who decide about it see it.
 *
 * @param name first and last name of the person
 * @param approvals how many it has that count
 * @param approvedByCaller whether whoever asks has approved it
 */
public record RecoveryCase(
        Recovery recovery,
        AccountKind kind,
        String name,
        MailAddress mailAddress,
        int approvals,
        boolean approvedByCaller) {
    /** Personal data has no place in a log. */
    @Override
    public String toString() {
        return "RecoveryCase[" + recovery.id() + ']';
    }
}
