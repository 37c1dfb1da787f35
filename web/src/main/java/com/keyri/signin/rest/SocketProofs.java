package com.keyri.signin.rest;

import com.keyri.request.CallContext;
import com.keyri.signin.FollowService;
import com.keyri.signin.Following;
import com.keyri.signin.model.SignInId;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;

/** Has the proof of a first frame judged, as a call from where the handshake came from. */
@ApplicationScoped
public class SocketProofs {
    @EJB
    FollowService follows;

    @Inject
    CallContext call;

    @ActivateRequestContext
    Following judge(SignInId signIn, String proof, SocketCaller caller) {
        caller.arrive(call);
        return follows.follow(signIn, proof, caller.origin());
    }
}
