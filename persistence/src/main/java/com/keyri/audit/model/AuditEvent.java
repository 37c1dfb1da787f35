package com.keyri.audit.model;

import com.keyri.organization.model.OrganizationId;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What happened: who did what to what, and how it ended. Ids only, never personal data or secrets.
 *
 * @param organization whose log it belongs to; null where no organization is known
 * @param action a dotted name, for example {@code sign-in.claimed}
 * @param reason why it was refused or done; null where the action says it all
 * @param context bounded facts beside it, at most 12
 */
public record AuditEvent(
        @Nullable OrganizationId organization,
        String action,
        Actor actor,
        Target target,
        AuditResult result,
        @Nullable String reason,
        Map<String, String> context) {
    private static final int MOST_FACTS = 12;

    public AuditEvent {
        Objects.requireNonNull(action);
        context = Map.copyOf(context);
        if (context.size() > MOST_FACTS) {
            throw new IllegalArgumentException("at most " + MOST_FACTS + " facts");
        }
    }

    /** Something that was done. */
    public static AuditEvent success(@Nullable OrganizationId organization, String action, Actor actor, Target target) {
        return new AuditEvent(organization, action, actor, target, AuditResult.SUCCESS, null, Map.of());
    }

    /** Something that was refused. */
    public static AuditEvent refusal(
            @Nullable OrganizationId organization, String action, Actor actor, Target target, String reason) {
        return new AuditEvent(organization, action, actor, target, AuditResult.REFUSED, reason, Map.of());
    }

    /** The same as something that was refused. */
    public AuditEvent refused(String why) {
        return new AuditEvent(organization, action, actor, target, AuditResult.REFUSED, why, context);
    }

    /** The same event with a reason. */
    public AuditEvent because(String why) {
        return new AuditEvent(organization, action, actor, target, result, why, context);
    }

    /** The same event with these facts beside it. */
    public AuditEvent with(Map<String, String> facts) {
        return new AuditEvent(organization, action, actor, target, result, reason, facts);
    }
}
