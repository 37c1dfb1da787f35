package com.keyri.device;

import com.keyri.application.store.ApplicationStore;
import com.keyri.audit.AuditService;
import com.keyri.audit.model.Actor;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.device.PeerDevices.Peer;
import com.keyri.device.model.DeviceId;
import com.keyri.device.model.DeviceState;
import com.keyri.device.model.UserId;
import com.keyri.device.store.DeviceEntity;
import com.keyri.device.store.DeviceStore;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.proof.NoncePurpose;
import com.keyri.proof.ProofService;
import com.keyri.text.model.PlainText;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What a person does with their devices, from one of them. */
@PermitAll
@Stateless
public class DeviceService {
    static final int LONGEST_NAME = 60;
    private static final int MOST_LISTED = 20;
    private static final Duration NOTICES_STAY = Duration.ofDays(30);

    @Inject
    DeviceCallers callers;

    @Inject
    DeviceStore devices;

    @Inject
    ApplicationStore applications;

    @Inject
    DeviceEndings endings;

    @Inject
    ProofService proofs;

    @EJB
    AuditService audit;

    @Inject
    InstantSource clock;

    /** The device that calls, in whatever state it is. */
    public OwnDevice get(DeviceCall call) {
        AuthenticatedDevice caller = callers.authenticate(call);
        return new OwnDevice(
                DeviceView.of(devices.find(caller.id()).orElseThrow()),
                applications.find(caller.device().applicationId()).orElseThrow(),
                caller.device().externalUserId(),
                caller.device().label());
    }

    /** The account's devices that aren't revoked, and the notices of the last 30 days. */
    public PeerDevices peers(DeviceCall call) {
        AuthenticatedDevice caller = callers.authenticate(call).allowedToAct();
        Instant since = clock.instant().minus(NOTICES_STAY);
        List<DeviceEntity> all = devices.listOfUser(caller.user(), since, 2 * MOST_LISTED);
        List<Peer> live = all.stream()
                .filter(device -> device.state() != DeviceState.REVOKED)
                .limit(MOST_LISTED)
                .map(device -> peer(device, caller))
                .toList();
        return new PeerDevices(live, DeviceNotice.since(since, all, MOST_LISTED));
    }

    /** Names a device of the account. */
    public void rename(DeviceCall call, DeviceId peer, String name) {
        PlainText.require(name, LONGEST_NAME);
        AuthenticatedDevice caller = callers.authenticate(call).allowedToAct();
        if (!devices.rename(peer, caller.user(), name)) {
            throw DomainException.of(ProblemType.NOT_FOUND);
        }
        audit.record(AuditEvent.success(
                caller.organization(), "device.renamed", Actor.device(caller.id()), Target.of("device", peer)));
    }

    /**
     * Revokes a device of the account, or refuses one that waits. A device may always revoke itself; for another it has
     * to be active.
     */
    public void revoke(DeviceCall call, DeviceId peer) {
        AuthenticatedDevice caller = callers.authenticate(call);
        if (!peer.equals(caller.id())) {
            requireActive(caller);
            requirePeer(peer, caller.user());
        }
        endings.revoke(caller.organization(), caller.user(), peer, Actor.device(caller.id()));
    }

    /** A suspended user may still throw a device out; only letting one in is forbidden then. */
    private static void requireActive(AuthenticatedDevice caller) {
        if (caller.device().state() != DeviceState.ACTIVE) {
            throw DomainException.of(ProblemType.FORBIDDEN);
        }
    }

    private void requirePeer(DeviceId peer, UserId user) {
        if (devices.find(peer).filter(found -> found.userId().equals(user)).isEmpty()) {
            throw DomainException.of(ProblemType.NOT_FOUND);
        }
    }

    private Peer peer(DeviceEntity device, AuthenticatedDevice caller) {
        Optional<String> challenge = device.state() == DeviceState.AWAITING_APPROVAL
                ? Optional.of(proofs.freshNonce(
                        NoncePurpose.PEER_APPROVAL, device.id().toString()))
                : Optional.empty();
        return new Peer(DeviceView.of(device), device.id().equals(caller.id()), challenge);
    }
}
