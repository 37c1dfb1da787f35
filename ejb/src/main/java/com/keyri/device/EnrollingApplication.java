package com.keyri.device;

import com.keyri.application.model.ApplicationId;
import com.keyri.audit.model.Actor;
import com.keyri.organization.model.OrganizationId;

/**
 * The application whose user's phone is enrolled.
 *
 * @param actor who asks for it on the application's behalf
 */
public record EnrollingApplication(ApplicationId id, OrganizationId organization, Actor actor) {}
