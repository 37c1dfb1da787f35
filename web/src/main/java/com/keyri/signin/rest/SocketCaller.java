package com.keyri.signin.rest;

import com.keyri.request.CallContext;
import com.keyri.risk.model.IpNetwork;
import org.jspecify.annotations.Nullable;

/**
 * Who opened a socket, as the handshake showed it.
 *
 * @param address a numeric IP address
 * @param correlationId the handshake's, under which everything about the socket is recorded
 * @param userAgent the handshake's header, at most 512 characters
 * @param origin the handshake's header; null where a native app sent none
 */
record SocketCaller(
        String address,
        String correlationId,
        String userAgent,
        @Nullable String origin) {
    static SocketCaller of(CallContext call, @Nullable String origin) {
        return new SocketCaller(call.address(), call.correlationId(), call.userAgent(), origin);
    }

    /** What of its address the caller has for sure: what is limited per address counts this. */
    String network() {
        return IpNetwork.address(address)
                .map(known -> IpNetwork.around(known).toString())
                .orElse(address);
    }

    /** Makes a frame's call come from where the handshake came from. */
    void arrive(CallContext call) {
        call.arriveBy(correlationId, address, userAgent);
    }
}
