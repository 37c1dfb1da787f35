package com.keyri.account.model;

import com.keyri.device.model.EnrolmentId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A browser that enrols a phone of an account.
 *
 * @param secretHash SHA-256 of its cookie's secret
 * @param subject the invitation or recovery that led here
 * @param enrolment the one that it has begun last
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record EnrolmentVisit(
        byte[] secretHash,
        AccountId account,
        VisitPurpose purpose,
        Optional<UUID> subject,
        Optional<EnrolmentId> enrolment,
        Instant expiresAt) {}
