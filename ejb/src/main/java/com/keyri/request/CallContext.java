package com.keyri.request;

import jakarta.enterprise.context.RequestScoped;

/** Where the present call comes from; the web module fills it in, a timer's call keeps the defaults. */
@RequestScoped
public class CallContext {
    /** The address of a call that nobody made from outside; no caller has it (RFC 1122, section 3.2.1.3). */
    public static final String NOWHERE = "0.0.0.0";

    private String correlationId = "";
    private String address = NOWHERE;
    private String userAgent = "";

    /** Fills in the facts of a request or of a socket's handshake; {@code address} is a numeric IP address. */
    public void arriveBy(String newCorrelationId, String newAddress, String newUserAgent) {
        this.correlationId = newCorrelationId;
        this.address = newAddress;
        this.userAgent = newUserAgent;
    }

    public String correlationId() {
        return correlationId;
    }

    /** The caller's numeric IP address. */
    public String address() {
        return address;
    }

    /** The User-Agent header, at most 512 characters. */
    public String userAgent() {
        return userAgent;
    }
}
