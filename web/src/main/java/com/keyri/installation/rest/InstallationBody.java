package com.keyri.installation.rest;

import com.keyri.application.model.ApplicationId;
import org.jspecify.annotations.Nullable;

/**
 * The installation.
 *
 * @param applicationId Keyri's own application; absent before the first start
 */
public record InstallationBody(boolean setUp, @Nullable ApplicationId applicationId) {}
