package com.keyri.recovery.rest;

import com.keyri.account.model.AccountId;
import com.keyri.account.model.AccountKind;
import com.keyri.paging.model.Page;
import com.keyri.recovery.model.RecoveryCase;
import com.keyri.recovery.model.RecoveryId;
import com.keyri.recovery.model.RecoveryState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of recoveries that the caller may decide about. */
public record RecoveryCaseList(List<Entry> items, @Nullable String next) {
    /** One. */
    public record Entry(
            RecoveryId recoveryId,
            AccountId accountId,
            AccountKind kind,
            String name,
            String mailAddress,
            RecoveryState state,
            int approvals,
            boolean approvedByYou,
            Instant createdAt,
            Instant expiresAt) {
        /** Personal data has no place in a log. */
        @Override
        public String toString() {
            return "Entry[" + recoveryId + ']';
        }
    }

    static RecoveryCaseList from(Page<RecoveryCase> page) {
        Page<Entry> entries = page.map(RecoveryCaseList::entry);
        return new RecoveryCaseList(entries.items(), entries.next().orElse(null));
    }

    private static Entry entry(RecoveryCase found) {
        return new Entry(
                found.recovery().id(),
                found.recovery().account(),
                found.kind(),
                found.name(),
                found.mailAddress().value(),
                found.recovery().state(),
                found.approvals(),
                found.approvedByCaller(),
                found.recovery().createdAt(),
                found.recovery().expiresAt());
    }
}
