package com.keyri.session.model;

import com.keyri.access.model.Roles;
import com.keyri.account.model.AccountId;
import com.keyri.account.model.AccountKind;
import com.keyri.member.model.MemberRole;
import com.keyri.organization.model.OrganizationId;
import com.keyri.staff.model.StaffRole;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A session as the lookup by its secret's hash finds it, with what decides what it may do: it hasn't been ended, nor
 * has the sign-in that began it, and its account is active.
 *
 * @param organization the one that the session works in; empty where the account isn't a member of it any more
 * @param browser the thumbprint of the continuity key
 * @param lastUsedAt to half a minute
 * @param provedAt when the browser proved its key last
 * @param expiresAt when it ends whatever happens
 */
public record FoundSession(
        SessionId id,
        AccountId account,
        AccountKind kind,
        Optional<OrganizationId> organization,
        Optional<MemberRole> memberRole,
        Set<StaffRole> staffRoles,
        String browser,
        Instant lastUsedAt,
        Instant provedAt,
        Instant expiresAt) {
    public static final Duration LONGEST = Duration.ofHours(12);
    public static final Duration LONGEST_IDLE = Duration.ofMinutes(15);
    /** Pages renew the proof every three minutes. */
    public static final Duration LONGEST_UNPROVEN = Duration.ofMinutes(5);

    public FoundSession {
        staffRoles = Set.copyOf(staffRoles);
    }

    /** Whether it has ended by itself. */
    public boolean isOver(Instant now) {
        return !now.isBefore(expiresAt) || !now.isBefore(idleUntil());
    }

    public boolean needsProof(Instant now) {
        return !now.isBefore(proveBy());
    }

    /** When it ends if nothing happens. */
    public Instant idleUntil() {
        return lastUsedAt.plus(LONGEST_IDLE);
    }

    /** Until when a request needs no new proof. */
    public Instant proveBy() {
        return provedAt.plus(LONGEST_UNPROVEN);
    }

    /** The same after its browser has proved its key at that moment. */
    public FoundSession provenAt(Instant moment) {
        return new FoundSession(
                id, account, kind, organization, memberRole, staffRoles, browser, moment, moment, expiresAt);
    }

    /** The container's roles of its caller. */
    public Set<String> roles() {
        Set<String> roles = new HashSet<>();
        roles.add(Roles.ACCOUNT);
        memberRole.ifPresent(role -> {
            roles.add(Roles.MEMBER);
            roles.add(role.role());
        });
        staffRoles.forEach(role -> {
            roles.add(Roles.STAFF);
            roles.add(role.role());
        });
        return roles;
    }
}
